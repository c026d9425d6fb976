using System.Globalization;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Runtime.Operating;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Operating;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace JourneyStudio.Web.Features.Operations;

/// <summary>Pause, resume and stop, each with a question that says what happens to how many members.</summary>
public sealed partial class LifeCycleButtons(JourneyControl control, OperationReading reading, TimeProvider time)
{
    private string? asked;
    private string? failure;
    private bool ready;
    private bool busy;
    private bool drain;
    private string typed = "";
    private int perSecond = 100;
    private ResumeMode mode;
    private HeldMembers held = new(0, 0, 0);

    [Parameter, EditorRequired] public string Journey { get; set; } = "";

    [Parameter, EditorRequired] public JourneyStanding Standing { get; set; } = null!;

    [Parameter] public EventCallback Done { get; set; }

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = null!;

    private bool Drains => drain && Standing.State == JourneyStates.Live;

    /// <summary>Members lose their place only when everybody is let out at once: then the name is typed.</summary>
    private bool Ready => asked != "stop" || Drains || Standing.InFlight == 0 || typed.Trim() == Standing.Name;

    private bool HoldsEntries => Standing.Text is not null && DefinitionJson.Read(Standing.Text).TryGet(out var definition) && definition.Rules.HoldsWhilePaused;

    /// <summary>Before there is a circuit a click would be lost.</summary>
    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
        ready = true;
        StateHasChanged();
    }

    private async Task OpenAsync(string what)
    {
        (asked, failure, typed, drain, mode) = (what, null, "", Standing.State == JourneyStates.Live, ResumeMode.Freeze);
        if (what == "resume")
            held = await reading.HeldAsync(Journey, time.GetUtcNow(), CancellationToken.None);
    }

    /// <summary>Who stands still; what is nothing is not spoken of.</summary>
    private string Held()
    {
        var said = new List<string> { held.Members == 0 ? L["Dialog.resume.Nobody"] : L.Counted("Dialog.resume.Members", held.Members) };
        if (held.Overdue > 0)
            said.Add(L.Counted("Dialog.resume.Overdue", held.Overdue));
        if (held.Entries > 0)
            said.Add(L.Counted("Dialog.resume.Entries", held.Entries));
        return said.Aggregate((before, next) => L["Sentences", before, next]);
    }

    private void Close() => asked = null;

    private async Task ActAsync()
    {
        (busy, failure) = (true, null);
        var actor = Actor.Of((await Authentication).User);
        var result = asked switch
        {
            "pause" => await control.PauseAsync(Journey, actor, CancellationToken.None),
            "resume" => await control.ResumeAsync(Journey, mode, perSecond, actor, CancellationToken.None),
            _ => await control.StopAsync(Journey, Drains, actor, CancellationToken.None),
        };
        busy = false;
        if (result.IsOk)
            Close();
        else
            failure = ProblemTexts.Say(result.Problems[0], CultureInfo.CurrentUICulture.Name);
        await Done.InvokeAsync();
    }
}
