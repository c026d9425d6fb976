using System.Text.Json;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Shared.Fields;

public sealed partial class TextField(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);
    private string text = "";
    private string saved = "";
    private ITimer? timer;

    [Parameter, EditorRequired] public string Id { get; set; } = "";
    [Parameter] public JsonElement? Value { get; set; }
    [Parameter] public FieldTies Ties { get; set; } = FieldTies.None;

    /// <summary>Id of a list of suggestions.</summary>
    [Parameter] public string? List { get; set; }
    [Parameter] public EventCallback<JsonElement?> Changed { get; set; }

    public void Dispose() => timer?.Dispose();

    /// <summary>A value that comes from elsewhere is taken, but never over what is just being typed.</summary>
    protected override void OnParametersSet()
    {
        var value = FieldValue.Text(Value);
        if (value == saved) return;
        if (text == saved) text = value;
        saved = value;
    }

    private void Typed()
    {
        timer?.Dispose();
        timer = clock.CreateTimer(_ => _ = InvokeAsync(SaveAsync), null, Pause, Timeout.InfiniteTimeSpan);
    }

    private Task LeftAsync(ChangeEventArgs args)
    {
        text = args.Value as string ?? "";
        return SaveAsync();
    }

    private Task SaveAsync()
    {
        timer?.Dispose();
        timer = null;
        if (text.Trim() == saved) return Task.CompletedTask;
        saved = text.Trim();
        return Changed.InvokeAsync(FieldValue.Of(text));
    }
}
