using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace JourneyStudio.Web.Shared.Fields;

public sealed partial class AddField
{
    /// <summary>So many fit below the field without scrolling; more are found by typing.</summary>
    private const int Most = 10;

    private IReadOnlyList<KeyValuePair<string, string>> shown = [];
    private ElementReference input;
    private string words = "";
    private bool open;
    private int more;
    private int at;

    [Parameter, EditorRequired] public string Id { get; set; } = "";

    /// <summary>What is added, as long as nothing is typed.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>Name of the field where no label stands beside it.</summary>
    [Parameter] public string? Name { get; set; }
    [Parameter] public FieldTies Ties { get; set; } = FieldTies.None;
    [Parameter, EditorRequired] public IReadOnlyList<KeyValuePair<string, string>> Choices { get; set; } = [];

    /// <summary>Key and words of what makes a new one; it is offered whatever is typed. Null: there is none.</summary>
    [Parameter] public KeyValuePair<string, string>? Maker { get; set; }

    /// <summary>The key that was taken, and what had been typed to find it.</summary>
    [Parameter] public EventCallback<(string Key, string Typed)> Taken { get; set; }

    private bool IsListed => open && shown.Count > 0;
    private string ListId => $"{Id}-list";
    private string OptionId(int index) => $"{Id}-option-{index}";

    public ValueTask FocusAsync() => input.FocusAsync();

    /// <summary>What is taken elsewhere meanwhile is not offered any longer.</summary>
    protected override void OnParametersSet()
    {
        if (open) Find();
    }

    private void Open()
    {
        (open, at) = (true, 0);
        Find();
    }

    private void Toggle()
    {
        if (open) Close();
        else Open();
    }

    private void Close() => open = false;

    /// <summary>The focus stays in the field while one is taken: else its leaving would close the list before the click is heard. What nothing listens to cannot be prevented.</summary>
    private static void StayInField()
    {
    }

    private void Find()
    {
        var found = Choices.Where(choice => CultureInfo.CurrentCulture.CompareInfo.IndexOf(choice.Value, words.Trim(), CompareOptions.IgnoreCase | CompareOptions.IgnoreWidth) >= 0).ToList();
        more = Math.Max(0, found.Count - Most);
        shown = Maker is { } maker ? [.. found.Take(Most), maker] : [.. found.Take(Most)];
        at = Math.Clamp(at, 0, Math.Max(0, shown.Count - 1));
    }

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        if (key.Key is "ArrowDown" or "ArrowUp" && !open) Open();
        else if (key.Key == "ArrowDown" && shown.Count > 0) at = (at + 1) % shown.Count;
        else if (key.Key == "ArrowUp" && shown.Count > 0) at = (at + shown.Count - 1) % shown.Count;
        else if (key is { Key: "Enter", IsComposing: false } && IsListed) await TakeAsync(shown[at].Key);
    }

    private Task TakeAsync(string key)
    {
        var typed = words.Trim();
        words = "";
        Close();
        return Taken.InvokeAsync((key, typed));
    }
}
