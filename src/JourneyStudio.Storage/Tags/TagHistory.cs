using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Identity;
using JourneyStudio.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Tags;

/// <summary>What was done to a tag, or with it in bulk, as the audit keeps it.</summary>
/// <param name="At">When.</param>
/// <param name="Actor">Name of who did it; null for the program.</param>
/// <param name="Action">What was done.</param>
public sealed record TagHistory(DateTimeOffset At, string? Actor, string Action)
{
    /// <summary>The tag before a change.</summary>
    public TagDefinition? Before { get; init; }

    /// <summary>The tag since.</summary>
    public TagDefinition? After { get; init; }

    /// <summary>Key of the segment whose members got or lost it.</summary>
    public string? Segment { get; init; }

    /// <summary>How many did.</summary>
    public long Members { get; init; }

    internal static async Task<IReadOnlyList<TagHistory>> ReadAsync(StudioDbContext context, string key, int count, CancellationToken cancellationToken)
    {
        var rows = await context.Set<AuditRow>().AsNoTracking().Where(row => row.SubjectKind == TagEditing.Subject && row.SubjectId == key)
            .OrderByDescending(row => row.Id).Take(count).ToListAsync(cancellationToken);
        var actors = rows.ConvertAll(row => row.Actor ?? 0);
        var names = await context.Set<StudioUser>().Where(user => actors.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.UserName, cancellationToken);
        return rows.ConvertAll(row =>
        {
            var values = row.Values is { Length: > 0 } json ? StoredJson.Read<TagValues>(json) : new TagValues();
            return new TagHistory(row.At, names.GetValueOrDefault(row.Actor ?? 0), row.Action) { Before = values.Before, After = values.After, Segment = values.Segment, Members = values.Members };
        });
    }

    /// <summary>What goes with a change.</summary>
    private sealed record TagValues
    {
        public TagDefinition? Before { get; init; }
        public TagDefinition? After { get; init; }
        public string? Segment { get; init; }
        public long Members { get; init; }
    }
}
