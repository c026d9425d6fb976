using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Tasks;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Timeline;

/// <summary>The newest entries of each kind before an instant.</summary>
internal sealed class TimelineSource(StudioDbContext context, long memberId, DateTimeOffset before, int count)
{
    // an event, then the steps it led to, then what these did
    private const long EventRank = 0;
    private const long StepRank = 1_000;
    private const long TagRank = 1_000_000;
    private const long MessageRank = 2_000_000;

    public async Task<IEnumerable<TimelineEntry>> EventsAsync(CancellationToken cancellationToken)
    {
        var rows = await context.Set<EventRow>().AsNoTracking()
            .Where(row => row.MemberId == memberId && row.SubjectKind == "member" && row.At < before)
            .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(count).ToListAsync(cancellationToken);
        return rows.Select(row => new TimelineEntry.Event(row.Name, Properties(row.Properties)) { At = row.At, Order = EventRank });
    }

    public async Task<IEnumerable<TimelineEntry>> StepsAsync(CancellationToken cancellationToken)
    {
        var rows = await (
            from trace in context.Set<TraceRow>()
            join enrollment in context.Set<EnrollmentRow>() on trace.EnrollmentId equals enrollment.Id
            join journey in context.Set<JourneyRow>() on enrollment.JourneyId equals journey.Id
            join version in context.Set<JourneyVersionRow>() on trace.VersionId equals version.Id
            where enrollment.MemberId == memberId && trace.ArrivedAt < before
            orderby trace.ArrivedAt descending, trace.Step descending
            select new { Trace = trace, journey.DefinitionId, journey.Name, version.Number }).AsNoTracking().Take(count).ToListAsync(cancellationToken);
        return rows.Select(row => new TimelineEntry.Step
        {
            At = row.Trace.ArrivedAt,
            Order = StepRank + row.Trace.Step,
            DefinitionId = row.DefinitionId,
            Journey = row.Name,
            VersionId = row.Trace.VersionId,
            Version = row.Number,
            Activity = row.Trace.Activity,
            Port = row.Trace.Port,
            End = row.Trace.End,
            LeftAt = row.Trace.LeftAt,
            Values = TraceJson.ReadValues(row.Trace.Values),
            Effects = TraceJson.ReadEffects(row.Trace.Effects),
        });
    }

    public async Task<IEnumerable<TimelineEntry>> MessagesAsync(CancellationToken cancellationToken)
    {
        var rows = await (
            from message in context.Set<MessageRow>()
            join journey in context.Set<JourneyRow>() on message.JourneyId equals journey.Id into journeys
            from journey in journeys.DefaultIfEmpty()
            where message.MemberId == memberId && message.RecordedAt < before
            orderby message.Id descending
            select new { Message = message, Journey = journey == null ? null : journey.Name }).AsNoTracking().Take(count).ToListAsync(cancellationToken);
        return rows.Select(row => new TimelineEntry.Message(
            row.Message.Id, row.Message.Channel, row.Message.Template, row.Message.Subject, row.Message.State, row.Message.Reason, row.Journey)
        {
            At = row.Message.RecordedAt,
            Order = MessageRank,
        });
    }

    public async Task<IEnumerable<TimelineEntry>> TasksAsync(CancellationToken cancellationToken)
    {
        var rows = await (
            from task in context.Set<GuideTaskRow>()
            join journey in context.Set<JourneyRow>() on task.JourneyId equals journey.Id into journeys
            from journey in journeys.DefaultIfEmpty()
            join person in context.Set<StaffRow>() on task.AssigneeId equals person.Id into staff
            from person in staff.DefaultIfEmpty()
            where task.MemberId == memberId && task.CreatedAt < before
            orderby task.CreatedAt descending, task.Id descending
            select new { Task = task, Journey = journey == null ? null : journey.Name, Assignee = person == null ? null : person.Names }).AsNoTracking().Take(count).ToListAsync(cancellationToken);
        return rows.Select(row => new TimelineEntry.Task(
            row.Task.PublicId, row.Task.Title, row.Task.Purpose, row.Task.State, row.Task.Outcome, row.Task.Note, row.Task.Due, row.Task.FinishedAt, row.Journey, row.Assignee)
        {
            At = row.Task.CreatedAt,
            Order = MessageRank,
        });
    }

    public async Task<IEnumerable<TimelineEntry>> TagsAsync(CancellationToken cancellationToken)
    {
        var rows = await context.Set<MemberTagRow>().AsNoTracking().Where(row => row.MemberId == memberId && row.At < before)
            .OrderByDescending(row => row.At).Take(count).ToListAsync(cancellationToken);
        return rows.Select(row => new TimelineEntry.Tag(row.Tag, row.Scope) { At = row.At, Order = TagRank });
    }

    private static Dictionary<string, string> Properties(string? json) =>
        PropertyJson.Read(json).ToDictionary(property => property.Key, property => property.Value.ToText(), StringComparer.Ordinal);
}
