using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.Storage.Journeys.Scenarios;
using JourneyStudio.Web.Shared.Definitions;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Traces;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Scenarios;

/// <summary>One scenario with its expectations, as they hold or not.</summary>
public sealed partial class ScenarioCard(ActivityCatalog catalog, RecordWords words)
{
    [Parameter, EditorRequired] public PlayedScenario Row { get; set; } = null!;

    [Parameter, EditorRequired] public TriedJourney Journey { get; set; } = null!;

    [Parameter] public bool Busy { get; set; }

    [Parameter] public EventCallback<(KeptScenario Kept, Scenario Changed)> Change { get; set; }

    [Parameter] public EventCallback<KeptScenario> Remove { get; set; }

    private RecordWords Words => words;

    private Scenario Scenario => Row.Kept.Scenario;

    private ScenarioResult? Result => Row.Outcome is { IsOk: true } outcome ? outcome.Value : null;

    private Task RenameAsync(ChangeEventArgs change) => Change.InvokeAsync((Row.Kept, Scenario with { Name = change.Value?.ToString()?.Trim() ?? "" }));

    private string Step(string step)
    {
        var (activity, port) = (ScenarioPath.ActivityOf(step), ScenarioPath.PortOf(step));
        var look = Journey.Definition.Find(activity) is { } found ? ActivityLook.Of(found, catalog, StudioLanguages.Current) : ActivityLook.Unknown(activity);
        return port switch
        {
            null => L["Step.Waits", look.Title],
            Port.Done => look.Title,
            "exited" or "failed" or "stopped" => L["Step.Left", look.Title, L[$"State.{port}"].Value],
            _ => L["Step.Left", look.Title, look.PortName(port)],
        };
    }

    /// <summary>What is expected, in one sentence for each thing.</summary>
    private string Say(Expectation expected)
    {
        var content = Journey.Content;
        var said = new List<string>();
        if (expected.Path is { IsEmpty: true }) said.Add(L["Says.Never", NameOf(expected.Journey)]);
        else if (expected.Path is not null) said.Add(L["Says.Path", NameOf(expected.Journey)]);
        if (expected.State is { } state) said.Add(L["Says.State", L[$"State.{state}"]]);
        if (expected.Messages is { } messages) said.Add(messages.IsEmpty ? L["Says.NoMessages"] : L["Says.Messages", Join(messages.Select(key => content.Template(key)?.Names.In(StudioLanguages.Current) ?? key))]);
        if (expected.Message is { } message) said.Add(L["Says.Message", content.Template(message)?.Names.In(StudioLanguages.Current) ?? message]);
        if (!expected.Contains.IsEmpty) said.Add(L["Says.Contains", Join(expected.Contains)]);
        if (expected.NoMessage is { } unwanted) said.Add(L["Says.NoMessage", content.Template(unwanted)?.Names.In(StudioLanguages.Current) ?? unwanted]);
        if (!expected.Tags.IsEmpty) said.Add(L["Says.Tags", Join(expected.Tags.Select(Tag))]);
        if (!expected.NoTags.IsEmpty) said.Add(L["Says.NoTags", Join(expected.NoTags.Select(Tag))]);
        foreach (var (coupon, wanted) in expected.Coupons) said.Add(L["Says.Coupon", Coupon(coupon), L[$"Coupon.{wanted}"].Value]);
        return $"{expected.Member}: {Join(said)}";
    }

    private string NameOf(string? journey) => journey == Journey.Definition.DefinitionId ? Journey.Name : journey ?? "";

    private string Tag(string tag) => Scoped(tag, key => Journey.Content.Tag(key)?.Names);

    private string Coupon(string coupon) => Scoped(coupon, key => Journey.Content.Coupon(key)?.Names);

    /// <summary>What is written as <c>key</c> or <c>key@scope</c>.</summary>
    private static string Scoped(string written, Func<string, LocalText?> names)
    {
        var parts = written.Split('@', 2);
        var name = names(parts[0])?.In(StudioLanguages.Current) ?? parts[0];
        return parts.Length == 2 ? $"{name} ({parts[1]})" : name;
    }

    private string Join(IEnumerable<string> texts) => string.Join(L["Comma"], texts);
}
