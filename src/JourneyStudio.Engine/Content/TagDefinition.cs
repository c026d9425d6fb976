namespace JourneyStudio.Engine.Content;

/// <summary>A tag of the workspace. Journeys refer to it by <see cref="Key"/>, which never changes.</summary>
/// <param name="Key">Immutable key.</param>
/// <param name="Names">What people read.</param>
/// <param name="Group">Key of the tag group: <c>basic</c>, <c>consumption</c>, <c>interaction</c> or <c>value</c>.</param>
/// <param name="Scoped">True when the tag is given per session and not once for all.</param>
public sealed record TagDefinition(string Key, LocalText Names, string Group, bool Scoped = false);
