using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage.Rules;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Shared.Fields;

/// <summary>Counts again whenever the rule is another one; what was asked before is given up.</summary>
public sealed partial class AudienceCount(AudiencePreviews previews, SignedIn signedIn, TimeProvider clock) : IDisposable
{
    private const int Shown = 3;

    /// <summary>Editing goes on within this time: nothing is asked yet.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private CancellationTokenSource asking = new();
    private string? asked;
    private AudiencePreview? found;
    private bool busy;
    private bool late;

    /// <summary>The rule; null while there is none that can be asked.</summary>
    [Parameter] public Rule? Rule { get; set; }

    /// <summary>Zone of members who have none.</summary>
    [Parameter, EditorRequired] public string Zone { get; set; } = "";

    /// <summary>Whether it stands below the rule that is edited, and not in a card of its own.</summary>
    [Parameter] public bool Inline { get; set; }

    public void Dispose()
    {
        asking.Cancel();
        asking.Dispose();
    }

    protected override Task OnParametersSetAsync()
    {
        var text = Rule is null ? null : RuleJson.Write(Rule).GetRawText();
        if (text == asked)
            return Task.CompletedTask;
        asked = text;
        return AgainAsync();
    }

    private async Task AgainAsync()
    {
        await asking.CancelAsync();
        asking.Dispose();
        asking = new CancellationTokenSource();
        late = false;
        if (Rule is not { } rule)
            return;
        busy = true;
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(asking.Token, patience.Token);
        var mine = asked;
        try
        {
            await Task.Delay(Pause, clock, either.Token);
            var counted = await previews.LookAsync(rule, Zone, await signedIn.ScopeAsync(), Shown, either.Token);
            if (asked == mine)
                (found, busy) = (counted, false);
        }
        catch (OperationCanceledException)
        {
            if (asked == mine && patience.IsCancellationRequested)
                (late, busy) = (true, false);
        }
    }
}
