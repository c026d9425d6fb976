namespace JourneyStudio.Storage.Journeys.Importing;

/// <summary>A draft after the import.</summary>
/// <param name="DefinitionId">Logical id of the journey.</param>
/// <param name="Name">What it is called.</param>
/// <param name="New">Whether the journey was begun with it.</param>
/// <param name="Revision">Revision of the draft.</param>
/// <param name="Changed">False when the draft stood like that already.</param>
public sealed record SavedDraft(string DefinitionId, string Name, bool New, int Revision, bool Changed);
