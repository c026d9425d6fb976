using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Shared.Fields;

public sealed partial class SampleChooser(FieldSamples samples) : IDisposable
{
    private const string Opener = "sample-choose";
    private readonly CancellationTokenSource leaving = new();
    private ElementReference opener;
    private IReadOnlyList<SampleChoice>? found;
    private string asked = "";
    private bool choosing;

    [Parameter, EditorRequired] public FieldContext Context { get; set; } = null!;

    /// <summary>Number of the member who is the example from now on; null: whoever shows the most.</summary>
    [Parameter, EditorRequired] public Func<long?, Task> Chosen { get; set; } = null!;

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    private string Who(FieldSample sample) => sample.Name is not { } name ? L["Sample.Nobody"] : L[sample.IsChosen ? "Sample.Chosen" : "Sample.Unchosen", name];

    private void Toggle()
    {
        choosing = !choosing;
        found = null;
    }

    /// <summary>What comes late for words that were typed before is dropped.</summary>
    private async Task FindAsync(string words)
    {
        asked = words;
        try
        {
            var members = words.Trim().Length == 0 ? null : await samples.SearchAsync(words, Context.Content.Content.Zone, leaving.Token);
            if (asked == words) found = members;
        }
        catch (OperationCanceledException)
        {
            // The panel was left
        }
    }

    private async Task ChooseAsync(long? member)
    {
        Toggle();
        await Chosen(member);
        await opener.FocusAsync();
    }
}
