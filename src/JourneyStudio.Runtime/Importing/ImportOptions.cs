namespace JourneyStudio.Runtime.Importing;

/// <summary>Settings of section <c>Import</c>.</summary>
public sealed class ImportOptions
{
    public const string Section = "Import";

    /// <summary>Largest file in bytes. Default: 1 GB.</summary>
    public long LargestFile { get; set; } = 1024L * 1024 * 1024;

    /// <summary>Most rows of a file. Default: 5,000,000.</summary>
    public int MostRows { get; set; } = 5_000_000;

    /// <summary>Longest row in bytes. Default: 64 KB.</summary>
    public int LongestRow { get; set; } = 64 * 1024;

    /// <summary>Rows that are looked up and decided on together. Default: 4,000.</summary>
    public int BatchRows { get; set; } = 4_000;

    /// <summary>Most batches that are written in one transaction, where one process alone writes and nobody else wants to meanwhile. Default: 8.</summary>
    public int BatchesTogether { get; set; } = 8;

    /// <summary>How long nobody else goes on with an import whose node is silent. Default: 30 seconds.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the file of rejected rows is kept, and a file that nobody has started to import. Default: 7 days.</summary>
    public TimeSpan FilesKept { get; set; } = TimeSpan.FromDays(7);
}
