using JourneyStudio.Engine.Definitions;

namespace JourneyStudio.Storage.Journeys;

/// <summary>What a journey is called in lists.</summary>
public static class JourneyNames
{
    /// <summary>Its name, else its id. Control characters are no part of it: not every database can hold them.</summary>
    public static string Of(JourneyDefinition definition) =>
        string.Concat((definition.Name ?? "").Where(letter => !char.IsControl(letter))).Trim() is { Length: > 0 } name ? name : definition.DefinitionId;
}
