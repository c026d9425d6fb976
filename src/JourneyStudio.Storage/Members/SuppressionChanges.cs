using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Identity;
using JourneyStudio.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Members;

/// <summary>What was changed of the suppression list by hand, as the audit keeps it.</summary>
internal static class SuppressionChanges
{
    public const string Subject = "suppression";
    public const string Added = "suppression.add";
    public const string Lifted = "suppression.lift";

    public static async Task<IReadOnlyList<SuppressionChange>> ReadAsync(StudioDbContext context, int count, CancellationToken cancellationToken)
    {
        var rows = await context.Set<AuditRow>().AsNoTracking().Where(row => row.SubjectKind == Subject).OrderByDescending(row => row.Id).Take(count).ToListAsync(cancellationToken);
        var actors = rows.ConvertAll(row => row.Actor ?? 0);
        var names = await context.Set<StudioUser>().Where(user => actors.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.UserName, cancellationToken);
        return [.. rows.Select(row => Change(row, names.GetValueOrDefault(row.Actor ?? 0)))];
    }

    private static SuppressionChange Change(AuditRow row, string? actor)
    {
        var note = row.Values is { Length: > 0 } values ? StoredJson.Read<SuppressionNote>(values) : new SuppressionNote("", "", "");
        return new SuppressionChange(row.At, actor, row.Action == Lifted, row.SubjectId, note.Address, note.Note);
    }
}

/// <summary>What goes with a change.</summary>
internal sealed record SuppressionNote(string Address, string Reason, string Note);
