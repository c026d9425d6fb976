using System.Collections.Immutable;
using JourneyStudio.Engine.Definitions.Importing;
using JourneyStudio.Storage.Journeys.Importing;

namespace JourneyStudio.Web.Features.Journeys.Importing;

/// <summary>What was found in the files, and what was saved.</summary>
/// <param name="Saved">Whether they were imported.</param>
/// <param name="Files">The report on each file.</param>
/// <param name="Journeys">The drafts that were saved.</param>
/// <param name="Created">Tags and segments that were created, and what is still to be done to them.</param>
internal sealed record JourneyImportAnswer(bool Saved, IReadOnlyList<ImportedFileAnswer> Files, IReadOnlyList<SavedDraft> Journeys, IReadOnlyList<CreatedReport> Created);

/// <summary>The report on a file.</summary>
/// <param name="File">Its name.</param>
/// <param name="Journey">Logical id of the journey in it.</param>
/// <param name="Name">Name of the journey.</param>
/// <param name="Becomes"><c>new</c> (a journey), <c>draft</c> (of a journey that is there) or <c>refused</c>.</param>
/// <param name="Revision">Revision of the draft that it takes the place of.</param>
/// <param name="Archived">Whether that journey is put away: it stays so, and cannot be published until it is taken out.</param>
/// <param name="Activities">What becomes of the activities of another program.</param>
/// <param name="Findings">What is to be looked at, or why it is refused.</param>
/// <param name="Missing">Keys that the workspace doesn't know, and what can become of them.</param>
internal sealed record ImportedFileAnswer(
    string File, string? Journey, string? Name, string Becomes, int? Revision, bool Archived, ImmutableArray<ActivityReport> Activities, ImmutableArray<Finding> Findings, ImmutableArray<MissingReport> Missing)
{
    public static ImportedFileAnswer Of(FileReport report, int? revision, bool archived) => new(
        report.File,
        report.Journey,
        report.Name,
        report.Journey is null ? "refused" : revision is null ? "new" : "draft",
        revision,
        archived,
        report.Activities,
        report.Findings,
        report.Missing);
}
