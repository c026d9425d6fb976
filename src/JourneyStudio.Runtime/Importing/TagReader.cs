using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage.Upserting;

namespace JourneyStudio.Runtime.Importing;

/// <summary>Reads a list of tags: keys or names, parted by commas or semicolons; <c>tag@session</c> for one that is given per session.</summary>
public sealed class TagReader
{
    private const int Most = 50;
    private static readonly char[] Between = [',', ';', '|', '、', '，', '；', '\n'];

    private readonly Dictionary<string, TagDefinition> tags = new(StringComparer.Ordinal);

    internal TagReader(ContentCatalog content)
    {
        foreach (var tag in content.Content.Tags)
        {
            tags[TextFold.Of(tag.Key)] = tag;
            tags.TryAdd(TextFold.Of(tag.Names.En), tag);
            tags.TryAdd(TextFold.Of(tag.Names.Zh), tag);
        }
    }

    /// <summary>Adds the tags to the values; says what is wrong with the first that is none.</summary>
    public Problem? Read(string text, List<EntryValue> into)
    {
        var parts = text.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > Most)
            return new Problem("value.tags-many", Most.ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var part in parts)
        {
            var at = part.IndexOf('@', StringComparison.Ordinal);
            var (name, scope) = at > 0 ? (part[..at].Trim(), part[(at + 1)..].Trim()) : (part, "");
            if (!tags.TryGetValue(TextFold.Of(name), out var tag))
                return new Problem("value.tag", name);
            if (tag.Scoped != scope.Length > 0)
                return new Problem(tag.Scoped ? "value.tag-session" : "value.tag-unscoped", name);
            var field = new EntryField(EntryFieldKind.Tag, tag.Key, scope);
            if (!into.Exists(value => value.Field.Equals(field)))
                into.Add(new(field, new AttributeValue.Flag(true)));
        }
        return null;
    }
}
