using System.Collections.Immutable;
using System.Text.Json;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Simulation;
using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.Storage.Journeys.Scenarios;
using JourneyStudio.Storage.Members;
using JourneyStudio.Web.Shared.Definitions;
using JourneyStudio.Web.Shared.Fields;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Shared.Trying;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>A journey tried on one member in virtual time. What is tried lives as long as the page is open, and nowhere else.</summary>
public sealed partial class SandboxPage
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private SandboxJourney? journey;
    private SandboxSession? session;
    private SandboxMember? member;
    private SessionRecord? appointment;
    private SandboxStop stopped;
    private int? chosen;
    private bool missing;
    private bool busy;
    private string? naming;
    private string? replayed;
    private string? kept;
    private Problem? unkept;

    [Parameter] public string DefinitionId { get; set; } = "";

    [SupplyParameterFromQuery] private int? Version { get; set; }

    /// <summary>Number of a passage that somebody has lived, to be gone through again.</summary>
    [SupplyParameterFromQuery] private long? Passage { get; set; }

    [CascadingParameter] private ViewerSettings Viewer { get; set; } = null!;

    [Inject] private SandboxDesk Desk { get; set; } = null!;
    [Inject] private TrialTexts Texts { get; set; } = null!;
    [Inject] private ActivityCatalog Catalog { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;
    [Inject] private ScenarioRuns Runs { get; set; } = null!;
    [Inject] private JourneyScenarios Scenarios { get; set; } = null!;
    [Inject] private PersonalReading Personal { get; set; } = null!;
    [Inject] private SignedIn SignedIn { get; set; } = null!;

    private string Designer => $"/journeys/{Uri.EscapeDataString(DefinitionId)}";

    private FieldContext Fields => new(journey!.Content, StudioLanguages.Current) { Now = Clock.GetUtcNow() };

    /// <summary>Times are told by the member's clock.</summary>
    private ViewerSettings ByMember => Viewer with { Zone = member!.Snapshot.Zone.Id };

    protected override async Task OnParametersSetAsync()
    {
        if (journey is not null && journey.Version == Version && journey.Definition.DefinitionId == DefinitionId) return;
        Anew();
        journey = await Desk.OpenAsync(DefinitionId, Version, CancellationToken.None);
        missing = journey is null;
        if (journey is null) return;
        appointment = TrialSession.Of(journey.Content.Content.Zone, Clock.GetUtcNow());
        journey = journey with { Names = journey.Names with { Sessions = new Dictionary<string, LocalText>(journey.Names.Sessions) { [appointment.Key] = appointment.Names } } };
        if (Passage is { } passage) await ReplayAsync(passage);
    }

    /// <summary>Puts whoever lived the passage in as it found them, and lets them do the same.</summary>
    private async Task ReplayAsync(long passage)
    {
        if (await Desk.ReplayAsync(passage, journey!, await SignedIn.ScopeAsync(StudioPolicies.SeeMembers), CancellationToken.None) is not var (place, script))
        {
            replayed = L["Replay.Nothing"];
            return;
        }

        var mask = PersonalMask.Of(await Personal.ReadAsync([place.Member], CancellationToken.None), place.Member, mayLook: false);
        member = SandboxMember.Lived(place.Name, script.Members[0], mask, journey!.Content.Content.Zone);
        session = await SandboxSession.BeginAsync(journey.Plan!, journey.Content, member.Snapshot, script.Sessions.FirstOrDefault() ?? appointment!, script.Start, Texts.Render);
        await GoAsync(token => session.FollowAsync(script, token));
        var (lived, now) = (script.Then[0].Path!.Value, ScenarioPath.Of(session.Steps));
        replayed = lived.SequenceEqual(now) ? L["Replay.Same", member.Name] : L["Replay.Other", member.Name, TitleOf(ScenarioPath.ActivityOf(lived[Math.Min(ScenarioPath.Alike(lived, now), lived.Length - 1)]))];
    }

    private string Time(DateTimeOffset at) => Moments.DateAndTime(Moments.InZoneOf(at, ByMember), DateOnly.MinValue);

    private string TitleOf(string activity) => journey!.Definition.Find(activity) is { } found ? ActivityLook.Of(found, Catalog, StudioLanguages.Current).Title : activity;

    private string Say(Problem problem)
    {
        var type = problem.Activity is { } id ? journey!.Definition.Find(id)?.Type : null;
        return ProblemTexts.Say(problem, StudioLanguages.Current, type is not null && Catalog.Find(type) is not null ? Catalog.Texts(type) : null);
    }

    private async Task BeginAsync((SandboxMember Member, DateTimeOffset Start) begun)
    {
        member = begun.Member;
        session = await SandboxSession.BeginAsync(journey!.Plan!, journey.Content, begun.Member.Snapshot, TrialSession.Of(journey.Content.Content.Zone, begun.Start), begun.Start, Texts.Render);
    }

    private void Anew() => (session, member, stopped, chosen, naming, kept, replayed) = (null, null, SandboxStop.None, null, null, null, null);

    private Task FireAsync((string Name, ImmutableSortedDictionary<string, JsonElement> Properties) fired)
    {
        var form = fired.Properties.TryGetValue("form", out var key) ? journey!.Content.Form(key.ToString()) : null;
        var answers = fired.Name == "form.submitted" && form is not null
            ? form.Fields.Where(field => field.Attribute is not null && fired.Properties.ContainsKey(field.Key)).ToImmutableSortedDictionary(field => field.Attribute!, field => fired.Properties[field.Key])
            : ImmutableSortedDictionary<string, JsonElement>.Empty;
        return GoAsync(token => session!.FireAsync(fired.Name, fired.Properties, answers, token));
    }

    private Task RewindAsync(int line) => GoAsync(async token =>
    {
        await session!.RewindAsync(line, token);
        return SandboxStop.None;
    });

    /// <summary>Keeps what was done as a scenario: what came of it is expected from now on.</summary>
    private async Task KeepAsync()
    {
        var script = session!.Script(naming!.Trim());
        var anonymous = script with { Members = [.. script.Members.Select(one => SandboxMember.Anonymous(one, journey!.Content))] };
        var played = await Runs.PlayAsync(new TriedJourney(journey!.Definition, journey.Content, journey.Plan, []), anonymous, CancellationToken.None);
        var saved = played.TryGet(out var result)
            ? await Scenarios.AddAsync(DefinitionId, ScenarioRecording.Of(result, DefinitionId), await SignedIn.ActorAsync(), CancellationToken.None)
            : Result.Fail<long>(played.Problems);
        unkept = saved.IsOk ? null : saved.Problems[0];
        if (saved.IsOk) (kept, naming) = (naming.Trim(), null);
    }

    /// <summary>One press at a time, and none that holds the server up.</summary>
    private async Task GoAsync(Func<CancellationToken, Task<SandboxStop>> press)
    {
        if (busy) return;
        busy = true;
        using var patience = new CancellationTokenSource(Patience, Clock);
        try
        {
            stopped = await Task.Run(() => press(patience.Token), patience.Token);
        }
        catch (OperationCanceledException)
        {
            stopped = SandboxStop.Lines;
        }

        chosen = null;
        busy = false;
    }
}
