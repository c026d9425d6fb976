using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.Web.Shared.Definitions;
using JourneyStudio.Web.Shared.Localisation;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Shared.Trying;

/// <summary>The expectations of a scenario, in words.</summary>
public sealed partial class ExpectationList(ActivityCatalog catalog)
{
    [Parameter, EditorRequired] public Scenario Scenario { get; set; } = null!;

    /// <summary>What came of it; null: it was not played.</summary>
    [Parameter] public ScenarioResult? Result { get; set; }

    /// <summary>The journey that it is kept with.</summary>
    [Parameter, EditorRequired] public JourneyDefinition Definition { get; set; } = null!;

    [Parameter, EditorRequired] public ContentCatalog Content { get; set; } = null!;

    /// <summary>What stands beside each expectation, by its number from 0.</summary>
    [Parameter] public RenderFragment<int>? Beside { get; set; }

    private string Step(string step)
    {
        var (activity, port) = (ScenarioPath.ActivityOf(step), ScenarioPath.PortOf(step));
        var look = Definition.Find(activity) is { } found ? ActivityLook.Of(found, catalog, StudioLanguages.Current) : ActivityLook.Unknown(activity);
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
        var said = new List<string>();
        if (expected.Path is { IsEmpty: true }) said.Add(L["Says.Never", NameOf(expected.Journey)]);
        else if (expected.Path is not null) said.Add(L["Says.Path", NameOf(expected.Journey)]);
        if (expected.State is { } state) said.Add(L["Says.State", L[$"State.{state}"]]);
        if (expected.Messages is { } messages) said.Add(messages.IsEmpty ? L["Says.NoMessages"] : L["Says.Messages", Join(messages.Select(key => Content.Template(key)?.Names.In(StudioLanguages.Current) ?? key))]);
        if (expected.Message is { } message) said.Add(L["Says.Message", Content.Template(message)?.Names.In(StudioLanguages.Current) ?? message]);
        if (!expected.Contains.IsEmpty) said.Add(L["Says.Contains", Join(expected.Contains)]);
        if (expected.NoMessage is { } unwanted) said.Add(L["Says.NoMessage", Content.Template(unwanted)?.Names.In(StudioLanguages.Current) ?? unwanted]);
        if (!expected.Tags.IsEmpty) said.Add(L["Says.Tags", Join(expected.Tags.Select(Tag))]);
        if (!expected.NoTags.IsEmpty) said.Add(L["Says.NoTags", Join(expected.NoTags.Select(Tag))]);
        foreach (var (coupon, wanted) in expected.Coupons) said.Add(L["Says.Coupon", Coupon(coupon), L[$"Coupon.{wanted}"].Value]);
        return $"{expected.Member}: {Join(said)}";
    }

    private string NameOf(string? journey) => journey == Definition.DefinitionId ? (string.IsNullOrWhiteSpace(Definition.Name) ? Definition.DefinitionId : Definition.Name) : journey ?? "";

    private string Tag(string tag) => Scoped(tag, key => Content.Tag(key)?.Names);

    private string Coupon(string coupon) => Scoped(coupon, key => Content.Coupon(key)?.Names);

    /// <summary>What is written as <c>key</c> or <c>key@scope</c>.</summary>
    private static string Scoped(string written, Func<string, LocalText?> names)
    {
        var parts = written.Split('@', 2);
        var name = names(parts[0])?.In(StudioLanguages.Current) ?? parts[0];
        return parts.Length == 2 ? $"{name} ({parts[1]})" : name;
    }

    private string Join(IEnumerable<string> texts) => string.Join(L["Comma"], texts);
}
