namespace JourneyStudio.Engine.Time;

/// <summary>Time zones by IANA id, such as <c>Asia/Shanghai</c>.</summary>
public static class Zones
{
    private const int LongestId = 64;

    /// <summary>The zone, or problem <c>zone.unknown</c>.</summary>
    public static Result<TimeZoneInfo> Find(string id) =>
        LooksLikeIana(id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId ? zone : new Problem("zone.unknown", id);

    /// <summary>The system's data are files by id, so nothing that could leave their folder is passed on.</summary>
    private static bool LooksLikeIana(string id) =>
        id.Length is > 0 and <= LongestId && char.IsAsciiLetter(id[0]) && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '+' or '-' or '/');
}
