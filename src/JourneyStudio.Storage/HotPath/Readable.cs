using System.Text.Json;

namespace JourneyStudio.Storage.HotPath;

/// <summary>Tells a row that holds rubbish from a database in trouble.</summary>
internal static class Readable
{
    /// <summary>Whether the exception says that something stored is not what it should be.</summary>
    public static bool Cannot(Exception exception) =>
        exception is JsonException or FormatException or InvalidDataException or ArgumentException or InvalidOperationException or InvalidCastException or OverflowException or KeyNotFoundException;
}
