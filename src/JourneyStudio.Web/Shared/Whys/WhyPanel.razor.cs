using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Timeline.Whys;
using JourneyStudio.Web.Shared.Definitions;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Messages;
using JourneyStudio.Web.Shared.Traces;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Shared.Whys;

public sealed partial class WhyPanel(JourneyWhys whys, PublishedDefinitions definitions, ContentNaming naming, RecordWords words)
{
    private readonly Dictionary<(long Version, string Activity), ActivityLook> looks = [];
    private JourneyWhy? why;
    private ContentNames? names;
    private (long Member, string Journey)? shown;
    private bool missing;

    /// <summary>Number of a member whom the reader may see.</summary>
    [Parameter, EditorRequired] public long Member { get; set; }

    /// <summary>Logical id of the journey.</summary>
    [Parameter, EditorRequired] public string Journey { get; set; } = "";

    /// <summary>What of the member's values is hidden.</summary>
    [Parameter, EditorRequired] public PersonalMask Mask { get; set; } = null!;

    [CascadingParameter] private ViewerSettings Viewer { get; set; } = null!;

    private (string IconName, string Tone) Mark => why!.Answer switch
    {
        WhyAnswer.Inside => ("circle-dot", "ok"),
        WhyAnswer.Held => ("circle-pause", "warn"),
        WhyAnswer.Refused => ("ban", "warn"),
        WhyAnswer.Over => ("circle-check", ""),
        _ => ("circle-alert", ""),
    };

    protected override async Task OnParametersSetAsync()
    {
        if (shown == (Member, Journey)) return;
        shown = (Member, Journey);
        why = null;
        names ??= await naming.ReadAsync(CancellationToken.None);
        var found = await whys.FindAsync(Member, Journey, CancellationToken.None);
        foreach (var place in found is null ? [] : Places(found).Distinct())
            looks[place] = await definitions.LookAsync(place.Version, place.Activity, StudioLanguages.Current, CancellationToken.None);
        (why, missing) = (found, found is null);
    }

    private static IEnumerable<(long Version, string Activity)> Places(JourneyWhy found) =>
        found.Passages.SelectMany(passage => passage.Places).Select(place => (place.VersionId, place.Activity))
            .Concat(found.Messages.Where(message => message is { Template: null, VersionId: not null, Activity: not null }).Select(message => (message.VersionId!.Value, message.Activity!)));

    private string TitleOf(WhyMessage message) => message switch
    {
        { Template: { } template } => ContentNames.In(names!.Templates, template, StudioLanguages.Current),
        { VersionId: { } version, Activity: { } activity } => looks[(version, activity)].Title,
        _ => "",
    };

    private string? Reason(WhyMessage message) => message.State == JourneyWhys.Skipped
        ? words.Found(new DecidingValue(message.Channel, message.Reason ?? ""), names!, Viewer, Mask)
        : MessageMarks.Reason(L, message.Reason);

    /// <summary>What decided. Until when somebody waits is told in words already.</summary>
    private static ImmutableArray<DecidingValue> Deciding(WhyPlace place) => place.Values.RemoveAll(value => value.Name == DecidingValue.Until);

    private RenderFragment Values(ImmutableArray<DecidingValue> values) => builder =>
    {
        foreach (var value in values)
        {
            builder.OpenElement(0, "span");
            builder.AddContent(1, $"{words.Looked(value.Name, names!)} ");
            builder.OpenElement(2, "span");
            builder.AddAttribute(3, "class", "val");
            builder.AddContent(4, words.Found(value, names!, Viewer, Mask));
            builder.CloseElement();
            builder.CloseElement();
        }
    };
}
