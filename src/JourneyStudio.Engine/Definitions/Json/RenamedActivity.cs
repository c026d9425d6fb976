namespace JourneyStudio.Engine.Definitions;

/// <summary>An activity whose id was taken by another before it.</summary>
/// <param name="Before">Its id in the file.</param>
/// <param name="After">The id it has now.</param>
internal sealed record RenamedActivity(string Before, string After);
