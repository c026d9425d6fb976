using System.Collections.Immutable;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions.Importing;

namespace JourneyStudio.Web.Features.Journeys.Importing;

/// <summary>Files as they were looked at, and the drafts that they would take the place of as they stood then.</summary>
/// <param name="Files">The files.</param>
/// <param name="Revisions">Revision of the draft by logical id, of journeys that are there.</param>
/// <param name="Archived">Logical ids of the journeys that are put away, and stay so.</param>
/// <param name="Content">What the workspace knows.</param>
public sealed record ImportLook(ImmutableArray<ImportedFile> Files, IReadOnlyDictionary<string, int> Revisions, IReadOnlySet<string> Archived, ContentCatalog Content)
{
    /// <summary>Keys that the workspace doesn't know, each once.</summary>
    public IReadOnlyList<MissingReference> Missing => [.. Files.SelectMany(file => file.Missing).Distinct().OrderBy(missing => missing.Kind, StringComparer.Ordinal).ThenBy(missing => missing.Key, StringComparer.Ordinal)];

    public int Refused => Files.Count(file => file.Definition is null);

    public int New => Files.Count(file => file.Definition is { } definition && !Revisions.ContainsKey(definition.DefinitionId));

    public int Replaced => Files.Count(file => file.Definition is { } definition && Revisions.ContainsKey(definition.DefinitionId));

    /// <summary>Revision of the draft that a file would take the place of; null: it begins a journey.</summary>
    public int? Revision(ImportedFile file) => file.Definition is { } definition && Revisions.TryGetValue(definition.DefinitionId, out var revision) ? revision : null;

    /// <summary>Whether the journey of a file is put away.</summary>
    public bool IsArchived(ImportedFile file) => file.Definition is { } definition && Archived.Contains(definition.DefinitionId);
}
