using System.Text.Json;
using JourneyStudio.Engine.Activities;

namespace JourneyStudio.Engine.Definitions;

/// <summary>Where a journey reads and writes tags.</summary>
public static class TagReferences
{
    private const string InRules = "tag";

    /// <summary>Every tag with the activity that names it, each once; the journey's own rules first.</summary>
    public static IEnumerable<TagReference> Find(JourneyDefinition definition, ActivityCatalog catalog)
    {
        var own = new[] { definition.Rules.ExitWhen, definition.Rules.Goal?.Where }.SelectMany(rule => rule is { } json ? InRule(json) : []);
        return own.Select(tag => new TagReference(tag, null, false)).Concat(definition.Activities.SelectMany(activity => InActivity(activity, catalog))).Distinct();
    }

    private static IEnumerable<TagReference> InActivity(Activity activity, ActivityCatalog catalog)
    {
        var fields = catalog.Find(activity.Type)?.Descriptor.Fields.Where(field => field.Kind == FieldKind.Tags).ToList() ?? [];
        foreach (var (name, value) in activity.Settings.Items)
        {
            if (fields.Find(field => field.Name == name) is not { } field)
            {
                foreach (var tag in InRule(value)) yield return new(tag, activity, false);
            }
            else if (value.ValueKind == JsonValueKind.Array)
            {
                foreach (var tag in value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String)) yield return new(tag.GetString()!, activity, field.Writes);
            }
        }
    }

    private static IEnumerable<string> InRule(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(InRule),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(property => property.NameEquals(InRules) && property.Value.ValueKind == JsonValueKind.String ? [property.Value.GetString()!] : InRule(property.Value)),
        _ => [],
    };
}

/// <summary>A tag that a journey names.</summary>
/// <param name="Tag">Key of the tag.</param>
/// <param name="Activity">The activity that names it; null: the journey's own rules.</param>
/// <param name="Writes">Whether it gives or takes the tag, and does not only read it.</param>
public readonly record struct TagReference(string Tag, Activity? Activity, bool Writes);
