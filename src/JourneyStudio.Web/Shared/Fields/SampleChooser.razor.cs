using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Shared.Fields;

public sealed partial class SampleChooser
{
    private const string Opener = "sample-choose";
    private ElementReference opener;
    private bool choosing;

    [Parameter, EditorRequired] public FieldContext Context { get; set; } = null!;

    /// <summary>Number of the member who is the example from now on; null: whoever shows the most.</summary>
    [Parameter, EditorRequired] public Func<long?, Task> Chosen { get; set; } = null!;

    private string Who(FieldSample sample) => sample.Name is not { } name ? L["Sample.Nobody"] : L[sample.IsChosen ? "Sample.Chosen" : "Sample.Unchosen", name];

    private void Toggle() => choosing = !choosing;

    private async Task ChooseAsync(long? member)
    {
        Toggle();
        await Chosen(member);
        await opener.FocusAsync();
    }
}
