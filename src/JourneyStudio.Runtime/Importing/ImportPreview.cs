using System.Collections.Immutable;
using JourneyStudio.Engine;
using JourneyStudio.Storage.Upserting;

namespace JourneyStudio.Runtime.Importing;

/// <summary>The first rows of a file, and what would become of them.</summary>
public sealed record ImportPreview(ImmutableArray<string> Header, ImmutableArray<PreviewedRow> Rows);

/// <summary>One row.</summary>
/// <param name="Row">As it stands in the file.</param>
/// <param name="Result">What would become of it; null while the columns are not set up.</param>
/// <param name="Changed">Fields that would be written.</param>
/// <param name="Problem">Why it would be rejected.</param>
public sealed record PreviewedRow(CsvRow Row, EntryResult? Result, ImmutableArray<EntryField> Changed, Problem? Problem);
