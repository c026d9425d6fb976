using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Shared.Fields;

public sealed partial class MemberSearch(FieldSamples samples) : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private IReadOnlyList<SampleChoice>? found;
    private string asked = "";

    /// <summary>Zone of members who have none.</summary>
    [Parameter, EditorRequired] public string Zone { get; set; } = "";

    /// <summary>Whether typing can begin at once.</summary>
    [Parameter] public bool TakesFocus { get; set; }

    [Parameter, EditorRequired] public EventCallback<SampleChoice> Chosen { get; set; }

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    /// <summary>What comes late for words that were typed before is dropped.</summary>
    private async Task FindAsync(string words)
    {
        asked = words;
        try
        {
            var members = words.Trim().Length == 0 ? null : await samples.SearchAsync(words, Zone, leaving.Token);
            if (asked == words) found = members;
        }
        catch (OperationCanceledException)
        {
            // The search was left
        }
    }

    private Task ChooseAsync(SampleChoice member)
    {
        found = null;
        return Chosen.InvokeAsync(member);
    }
}
