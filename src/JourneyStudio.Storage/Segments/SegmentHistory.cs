using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Identity;
using JourneyStudio.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Segments;

/// <summary>A change of a segment, as the audit keeps it.</summary>
/// <param name="At">When.</param>
/// <param name="Actor">Name of who made it; null for the program.</param>
/// <param name="Action">What was done.</param>
/// <param name="Before">What was before, JSON.</param>
/// <param name="After">What is since, JSON.</param>
public sealed record SegmentHistory(DateTimeOffset At, string? Actor, string Action, string Before, string After)
{
    public const string Created = "segment.create";
    public const string Renamed = "segment.rename";
    public const string Changed = "segment.change";
    public const string Archived = "segment.archive";
    public const string Restored = "segment.restore";

    internal const string Subject = "segment";

    internal static async Task<IReadOnlyList<SegmentHistory>> ReadAsync(StudioDbContext context, string key, int count, CancellationToken cancellationToken)
    {
        var rows = await context.Set<AuditRow>().AsNoTracking().Where(row => row.SubjectKind == Subject && row.SubjectId == key)
            .OrderByDescending(row => row.Id).Take(count).ToListAsync(cancellationToken);
        var actors = rows.ConvertAll(row => row.Actor ?? 0);
        var names = await context.Set<StudioUser>().Where(user => actors.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.UserName, cancellationToken);
        return rows.ConvertAll(row => Of(row, names.GetValueOrDefault(row.Actor ?? 0)));
    }

    private static SegmentHistory Of(AuditRow row, string? actor)
    {
        var values = row.Values is { Length: > 0 } json ? StoredJson.Read<SegmentValues>(json) : new SegmentValues("", "");
        return new(row.At, actor, row.Action, values.Before ?? "", values.After ?? "");
    }
}

/// <summary>What goes with a change.</summary>
internal sealed record SegmentValues(string? Before, string? After);
