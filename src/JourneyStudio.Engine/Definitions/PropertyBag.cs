using System.Collections.Immutable;
using System.Text.Json;

namespace JourneyStudio.Engine.Definitions;

/// <summary>
/// JSON properties by name, in file order, immutable: the settings of an activity, and everything a file holds that this
/// program doesn't know. Names are compared ordinally and occur once.
/// </summary>
public sealed class PropertyBag : IEquatable<PropertyBag>
{
    /// <summary>No properties.</summary>
    public static readonly PropertyBag Empty = new([]);

    private PropertyBag(ImmutableArray<KeyValuePair<string, JsonElement>> items) => Items = items;

    /// <summary>The properties in file order.</summary>
    public ImmutableArray<KeyValuePair<string, JsonElement>> Items { get; }

    /// <summary>How many properties.</summary>
    public int Count => Items.Length;

    /// <summary>The value of a property, or null when it is absent.</summary>
    public JsonElement? this[string name] => IndexOf(name) is var index and >= 0 ? Items[index].Value : null;

    /// <summary>A bag of these properties; elements are cloned, so that they outlive their document.</summary>
    public static PropertyBag From(IEnumerable<KeyValuePair<string, JsonElement>> properties)
    {
        ImmutableArray<KeyValuePair<string, JsonElement>> items = [.. properties.Select(p => KeyValuePair.Create(p.Key, p.Value.Clone()))];
        return items.IsEmpty ? Empty : new(items);
    }

    /// <summary>The properties of a JSON object.</summary>
    public static PropertyBag From(JsonElement element) =>
        From(element.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value)));

    /// <summary>Replaces a property in its place, or adds it at the end.</summary>
    public PropertyBag Set(string name, JsonElement value)
    {
        var item = KeyValuePair.Create(name, value.Clone());
        return new(IndexOf(name) is var index and >= 0 ? Items.SetItem(index, item) : Items.Add(item));
    }

    /// <summary>Replaces or adds a text.</summary>
    public PropertyBag Set(string name, string value) => Set(name, JsonSerializer.SerializeToElement(value));

    /// <summary>The bag without a property; itself when there is none of that name.</summary>
    public PropertyBag Remove(string name) => IndexOf(name) is var index and >= 0 ? new(Items.RemoveAt(index)) : this;

    /// <summary>The text of a property, or null when it is absent or no text.</summary>
    public string? Text(string name) => this[name] is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>The properties as one JSON object.</summary>
    public JsonElement ToElement()
    {
        var writer = new CanonicalWriter();
        writer.Object(o => o.Bag(this));
        return JsonElement.Parse(writer.ToString());
    }

    /// <summary>Whether both hold the same properties in the same order with the same canonical text.</summary>
    public bool Equals(PropertyBag? other) =>
        other is not null && Items.Length == other.Items.Length && Items.Zip(other.Items).All(Same);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PropertyBag);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Aggregate(Items.Length, (hash, item) => HashCode.Combine(hash, item.Key));

    /// <summary>The properties as compact JSON, for test output and logs.</summary>
    public override string ToString() => JsonSerializer.Serialize(ToElement());

    private static bool Same((KeyValuePair<string, JsonElement> A, KeyValuePair<string, JsonElement> B) pair) =>
        pair.A.Key == pair.B.Key && CanonicalWriter.Text(pair.A.Value) == CanonicalWriter.Text(pair.B.Value);

    private int IndexOf(string name)
    {
        for (var i = 0; i < Items.Length; i++)
            if (Items[i].Key == name) return i;
        return -1;
    }
}
