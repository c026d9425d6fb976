using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.Journeys;

/// <summary>
/// Tells sets of runnable versions apart: whatever adds a version to them (a publication, an operation that brings members to another version) makes it another. Read in the transaction
/// that relies on it, it sees what was published before, however late the news of it comes.
/// </summary>
/// <param name="Version">The last version published.</param>
/// <param name="Operation">The last operation begun.</param>
public readonly record struct PlanStamp(long Version, long Operation)
{
    internal static PlanStamp Read(Link link)
    {
        var rows = link.Sql("select (select coalesce(max(id), 0) from journey_version), (select coalesce(max(id), 0) from operation)");
        rows.Read();
        var stamp = new PlanStamp(rows.Int64(0), rows.Int64(1));
        rows.Reset();
        return stamp;
    }
}
