using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Tasks;
using JourneyStudio.Storage.Timeline;
using JourneyStudio.Web.Shared.Definitions;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Messages;
using JourneyStudio.Web.Shared.Traces;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.Extensions.Localization;

namespace JourneyStudio.Web.Features.Members;

/// <summary>Says in words what happened to a member and why.</summary>
public sealed class TimelineWords(IStringLocalizer<TimelineWords> L, PublishedDefinitions definitions, RecordWords records)
{
    public async Task<IReadOnlyList<TimelineLine>> SayAsync(IReadOnlyList<TimelineEntry> entries, ContentNames names, ViewerSettings viewer, PersonalMask mask, CancellationToken cancellationToken)
    {
        var lines = new List<TimelineLine>(entries.Count);
        foreach (var entry in entries)
        {
            lines.Add(entry switch
            {
                TimelineEntry.Event happened => Say(happened, names, viewer, mask),
                TimelineEntry.Step step => await SayAsync(step, names, viewer, mask, cancellationToken),
                TimelineEntry.Message message => Say(message, names, mask),
                TimelineEntry.Tag tag => Say(tag, names),
                TimelineEntry.Task task => Say(task, mask),
                _ => throw new InvalidOperationException($"No words for {entry.GetType().Name}."),
            });
        }
        return lines;
    }

    private TimelineLine Say(TimelineEntry.Event happened, ContentNames names, ViewerSettings viewer, PersonalMask mask) => new()
    {
        At = happened.At,
        Family = "trigger",
        IconName = IconOf(happened.Name),
        Title = records.Event(happened.Name),
        Notes = [.. happened.Properties.Select(property => records.Property(property.Key, property.Value, names, viewer, mask)).OfType<string>()],
    };

    private async Task<TimelineLine> SayAsync(TimelineEntry.Step step, ContentNames names, ViewerSettings viewer, PersonalMask mask, CancellationToken cancellationToken)
    {
        var look = await definitions.LookAsync(step.VersionId, step.Activity, StudioLanguages.Current, cancellationToken);
        string[] notes = [L["Step.Journey", step.Journey, step.Version], .. step.Effects.Select(effect => records.Effect(effect, names))];
        return new TimelineLine
        {
            At = step.At,
            Family = look.Family,
            Picture = look.Icon,
            Title = look.Title,
            Href = $"/journeys/{step.DefinitionId}",
            Notes = notes,
            Values = [.. step.Values.Select(value => (records.Looked(value.Name, names), records.Found(value, names, viewer, mask)))],
            Mark = records.Left(step.End, step.Port, step.LeftAt, look),
        };
    }

    private TimelineLine Say(TimelineEntry.Message message, ContentNames names, PersonalMask mask)
    {
        var subject = message.Subject is { } written ? mask.Text(written) : ContentNames.In(names.Templates, message.Template, StudioLanguages.Current);
        var mark = MessageMarks.Of(message.State);
        return new TimelineLine
        {
            At = message.At,
            Family = "message",
            IconName = ChannelMarks.Icon(message.Channel),
            Title = L["Message.Title", L[$"Channel.{message.Channel}"], subject],
            Href = $"/mailbox?message={message.Id}",
            Notes = [.. new[] { message.Journey, MessageMarks.Reason(L, message.Reason) }.OfType<string>()],
            Mark = (L[$"MessageState.{message.State}"], mark.IconName, mark.Tone),
        };
    }

    private TimelineLine Say(TimelineEntry.Tag tag, ContentNames names) => new()
    {
        At = tag.At,
        Family = "action",
        IconName = "tag",
        Title = L["Tag.Given", ContentNames.In(names.Tags, tag.Key, StudioLanguages.Current)],
        Notes = tag.Scope.Length == 0 ? [] : [ContentNames.In(names.Sessions, tag.Scope, StudioLanguages.Current)],
    };

    private TimelineLine Say(TimelineEntry.Task task, PersonalMask mask)
    {
        var (iconName, tone) = task.State switch
        {
            TaskStates.Done => ("circle-check", "ok"),
            TaskStates.Overdue => ("triangle-alert", "danger"),
            TaskStates.Withdrawn => ("undo-2", ""),
            _ => ("clock", ""),
        };
        return new TimelineLine
        {
            At = task.At,
            Family = "people",
            IconName = "clipboard-check",
            Title = mask.Text(task.Title),
            Href = $"/tasks?task={task.PublicId}",
            Notes = [.. new[] { task.Journey, task.Assignee is { } guide ? L["Task.For", guide.In(StudioLanguages.Current)].Value : null, task.Note is { } note ? mask.Text(note) : null }.OfType<string>()],
            Mark = (task.Outcome ?? L[$"TaskState.{task.State}"], iconName, tone),
        };
    }

    private static string IconOf(string name) => name[..Math.Max(0, name.IndexOf('.', StringComparison.Ordinal))] switch
    {
        "qr" => "scan-line",
        "form" => "clipboard-list",
        "coupon" => "ticket",
        "order" => "coins",
        "tag" => "tag",
        "message" => "message-square",
        "member" => "user-plus",
        "page" => "eye",
        _ => "zap",
    };
}
