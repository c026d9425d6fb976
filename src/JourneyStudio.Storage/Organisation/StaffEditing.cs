using System.Collections.Immutable;
using System.Globalization;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Segments;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Organisation;

/// <summary>Who works where, as what, and by which account they sign in. Leaving is a hand-over.</summary>
public sealed class StaffEditing(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    public const string Subject = "staff";
    private const int LongestName = 120;

    public static ImmutableArray<string> Roles { get; } = ["guide", "manager", "supervisor", "lecturer", "partner"];

    /// <param name="key">Key of who is there; null for somebody new.</param>
    /// <param name="draft">What they are to be.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    public async Task<IReadOnlyList<Problem>> SaveAsync(string? key, StaffDraft draft, long actor, CancellationToken cancellationToken)
    {
        if (draft.Names.En.Length is 0 or > LongestName || draft.Names.Zh.Length is 0 or > LongestName)
            return [new("session.text", LongestName.ToString(CultureInfo.InvariantCulture)) { Field = "names" }];
        if (!Roles.Contains(draft.Role))
            return [new("unit.kind", draft.Role) { Field = "role" }];
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        var row = key is null ? null : await context.Set<StaffRow>().SingleOrDefaultAsync(person => person.Key == key && person.Active, cancellationToken);
        if ((key is not null && row is null) || !await context.Set<OrgUnitRow>().AnyAsync(unit => unit.Id == draft.Unit && unit.Active, cancellationToken))
            return [new("unit.gone")];
        if (draft.Account is { } account && await context.Set<StaffRow>().AnyAsync(person => person.UserId == account && person.Active && person.Key != key, cancellationToken))
            return [new("staff.account-taken") { Field = "account" }];
        var before = row is null ? "" : StoredJson.Write(new StaffDraft(row.OrgUnitId, row.Role, row.Names, row.Phone, row.UserId));
        if (row is null)
            context.Add(row = new StaffRow { PublicId = PublicId.New(), Key = NameKeys.Of(draft.Names), Role = draft.Role, Names = draft.Names });
        (row.OrgUnitId, row.Role, row.Names, row.Phone, row.UserId) = (draft.Unit, draft.Role, draft.Names, draft.Phone, draft.Account);
        context.Add(new AuditRow { At = clock.GetUtcNow(), Actor = actor, Action = key is null ? "staff.add" : "staff.change", SubjectKind = Subject, SubjectId = row.Key, Values = StoredJson.Write(new SegmentValues(before, StoredJson.Write(draft))) });
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return [];
    }
}

/// <summary>Somebody at work, as an admin wants them.</summary>
/// <param name="Unit">Number of the unit.</param>
/// <param name="Role">One of <see cref="StaffEditing.Roles"/>.</param>
/// <param name="Names">What they are called.</param>
/// <param name="Phone">Their phone.</param>
/// <param name="Account">Number of the account they sign in with.</param>
public sealed record StaffDraft(long Unit, string Role, LocalText Names, string? Phone, long? Account);
