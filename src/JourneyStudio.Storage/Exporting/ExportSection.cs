namespace JourneyStudio.Storage.Exporting;

/// <summary>A part of what is held about a person.</summary>
/// <param name="Name">Its key, such as <c>orders</c>.</param>
/// <param name="Rows">Its rows, one after the other: fields by name, empty ones left out.</param>
public sealed record ExportSection(string Name, IAsyncEnumerable<IReadOnlyList<KeyValuePair<string, string>>> Rows);
