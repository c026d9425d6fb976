using JourneyStudio.Engine.Definitions;

namespace JourneyStudio.Storage.Journeys.Importing;

/// <summary>A definition that is to become a draft.</summary>
/// <param name="File">Name of the file that it came in.</param>
/// <param name="Definition">The definition.</param>
/// <param name="Revision">Revision of the draft that it takes the place of, as it was looked at; null: there was no such journey.</param>
public sealed record ImportedDraft(string File, JourneyDefinition Definition, int? Revision);
