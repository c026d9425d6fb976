using System.Collections.Immutable;
using System.Text.Json;
using JourneyStudio.Engine.Activities;

namespace JourneyStudio.Engine.Definitions;

/// <summary>A journey once more: drawn alike, and begun from nothing.</summary>
public static class JourneyCopy
{
    /// <summary>The copy. It is no version of anything, and where the one starts itself, the other starts itself too.</summary>
    /// <param name="journey">What is copied.</param>
    /// <param name="definitionId">Logical id of the copy, new in the workspace.</param>
    /// <param name="name">Its name.</param>
    /// <param name="catalog">The kinds of activities.</param>
    public static JourneyDefinition Of(JourneyDefinition journey, string definitionId, string name, ActivityCatalog catalog) => journey with
    {
        DefinitionId = definitionId,
        Name = name,
        Version = 1,
        Activities = [.. journey.Activities.Select(activity => Itself(activity, journey.DefinitionId, definitionId, catalog))],
    };

    private static Activity Itself(Activity activity, string before, string after, ActivityCatalog catalog)
    {
        var fields = catalog.Find(activity.Type)?.Descriptor.Fields.Where(field => field.Kind == FieldKind.Journey) ?? ImmutableArray<Field>.Empty;
        return fields.Where(field => activity.Settings[field.Name] is { ValueKind: JsonValueKind.String } named && named.GetString() == before)
            .Aggregate(activity, (copy, field) => copy with { Settings = copy.Settings.Set(field.Name, JsonSerializer.SerializeToElement(after)) });
    }
}
