namespace JourneyStudio.Runtime.Importing;

/// <summary>One row of a file.</summary>
/// <param name="Number">Its number as spreadsheets count, the header being the first.</param>
/// <param name="Cells">What stands in it.</param>
/// <param name="Broken">Code of the problem, when it is no row: a quote that is not closed, or more than a row may hold.</param>
public sealed record CsvRow(int Number, string[] Cells, string? Broken = null)
{
    /// <summary>Whether nothing stands in it.</summary>
    public bool IsEmpty => Broken is null && Array.TrueForAll(Cells, string.IsNullOrWhiteSpace);
}
