using System.Text.Json;

namespace JourneyStudio.Web.Shared.Fields;

/// <summary>
/// What a field was given and its draft has not come back with. Whoever types an amount and at once chooses its unit means both: the second change builds on the first.
/// </summary>
internal sealed class UnsavedValues
{
    private readonly List<JsonElement?> given = [];
    private JsonElement? stored;

    /// <summary>The value to show and to build on.</summary>
    public JsonElement? Latest => given.Count > 0 ? given[^1] : stored;

    public void Give(JsonElement? value) => given.Add(value);

    /// <summary>The draft has come back. With something that was given, later ones are still on their way; with anything else, somebody else has changed it or it was undone.</summary>
    public void Store(JsonElement? value)
    {
        if (Same(value, stored))
            return;
        stored = value;
        given.RemoveRange(0, given.FindIndex(one => Same(one, value)) is var at and >= 0 ? at + 1 : given.Count);
    }

    /// <summary>A draft writes its properties in an order of its own.</summary>
    private static bool Same(JsonElement? one, JsonElement? other) => one is { } left && other is { } right ? JsonElement.DeepEquals(left, right) : one is null && other is null;
}
