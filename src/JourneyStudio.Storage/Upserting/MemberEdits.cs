using System.Collections.Immutable;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Writing;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Upserting;

/// <summary>What people change of one member: written as an upsert is, raising the same events, and audited with what was before in the same transaction.</summary>
public sealed class MemberEdits(IDbContextFactory<StudioDbContext> contexts, MemberUpserts upserts, IdBlocks ids, ListenedEvents listened, TimeProvider clock)
{
    public const string Source = "staff";

    /// <returns>What is wrong, by field; empty once it is written.</returns>
    public async Task<IReadOnlyList<Problem>> SaveAsync(EditedMember edit, Scope scope, long actor, CancellationToken cancellationToken)
    {
        if (await RefusalAsync(edit, scope, cancellationToken) is { } refusal)
            return [refusal];
        var entry = new MemberEntry
        {
            Row = 0,
            IdentifiedBy = EntryField.PublicId,
            Identity = edit.Member,
            Values = [.. edit.Changes.Select(change => new EntryValue(change.Field, change.After))],
            Expected = edit.Changes.ToDictionary(change => change.Field, change => change.Before),
        };
        var now = clock.GetUtcNow();
        Problem? gone = null;
        var eventIds = await ids.TakeAsync(IdNames.Event, edit.Guide is null ? 0 : 1, WritePriority.Interface, cancellationToken);
        var outcomes = await upserts.WriteAsync([entry], new UpsertRules { Creates = false, Source = Source }, WritePriority.Interface, now, (link, made) => made[0].Result != EntryResult.Rejected && Finish(link, edit, made[0], actor, now, out gone) && Tell(link, edit, eventIds.Again(), now), cancellationToken);
        return (outcomes[0].Problem ?? gone) is { } problem ? [problem] : [];
    }

    /// <summary>A member outside of the scope is like one who is not there; nobody hands a member on to a place that they do not see.</summary>
    private async Task<Problem?> RefusalAsync(EditedMember edit, Scope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var member = await context.Set<MemberRow>().AsNoTracking().Within(scope).Where(row => row.PublicId == edit.Member && row.State != "erased" && row.State != "merged" && row.StaffId == null)
            .Select(row => new { row.StoreId, row.ProductLineId }).FirstOrDefaultAsync(cancellationToken);
        if (member is null)
            return new Problem("upsert.unknown", edit.Member);
        var (unit, line) = (member.StoreId, member.ProductLineId);
        foreach (var change in edit.Changes.Where(change => change.Field.Kind == EntryFieldKind.Column && change.Field.Key is MemberColumn.Store or MemberColumn.ProductLine))
        {
            var (key, isStore) = (change.After?.ToText(), change.Field.Key == MemberColumn.Store);
            if (isStore)
                unit = await context.Set<OrgUnitRow>().Where(row => row.Key == key).Select(row => (long?)row.Id).FirstOrDefaultAsync(cancellationToken);
            else
                line = await context.Set<ProductLineRow>().Where(row => row.Key == key).Select(row => (long?)row.Id).FirstOrDefaultAsync(cancellationToken);
            if (!scope.Holds(unit, line))
                return new Problem(isStore ? "upsert.store" : "upsert.product-line", key ?? "") { Field = change.Field.Key };
        }
        if (edit.Guide is { After: { } guide } && !await context.Set<StaffRow>().AnyAsync(row => row.Id == guide && row.Active, cancellationToken))
            return new Problem("member.guide-gone") { Field = "guide" };
        return null;
    }

    private static bool Finish(Link link, EditedMember edit, EntryOutcome outcome, long actor, DateTimeOffset now, out Problem? gone)
    {
        gone = null;
        if (edit.Guide is { } guide && link.Sql("update member set guide_id = ?2, updated_at = ?4 where public_id = ?1 and coalesce(guide_id, 0) = coalesce(?3, 0)")
            .Set(1, edit.Member).Set(2, guide.After).Set(3, guide.Before).Set(4, now).Run() == 0)
        {
            gone = new Problem("member.edited", "") { Field = "guide" };
            return false;
        }
        var changed = edit.Changes.Where(change => outcome.Changed.Contains(change.Field)).ToList();
        if (changed.Count == 0 && edit.Guide is null)
            return true;
        var values = new Values(Said(changed, change => change.Before), Said(changed, change => change.After));
        if (edit.Guide is { } handed)
            (values.Before["guide"], values.After["guide"]) = (handed.NameBefore, handed.NameAfter);
        AuditEntry.Add(link, new AuditRow { At = now, Actor = actor, Action = "member.edit", SubjectKind = "member", SubjectId = edit.Member, Values = StoredJson.Write(values) });
        return true;
    }

    /// <summary>Another guide is told as a hand-over tells it. The other fields are told by the upsert.</summary>
    private bool Tell(Link link, EditedMember edit, IdBlock eventIds, DateTimeOffset now)
    {
        if (edit.Guide is not { } guide || guide.Before == guide.After)
            return true;
        var (before, after) = (Keys(link, guide.Before), Keys(link, guide.After));
        var properties = ChangeEvents.Properties([Telling.Guide], before, after);
        if (after.TryGetValue(Telling.Guide, out var key))
            properties[Telling.Guide] = key;
        var rows = link.Sql("select id from member where public_id = ?1").Set(1, edit.Member);
        rows.Read();
        var member = new MemberId(rows.Int64(0));
        rows.Reset();
        StoredEvents.AddUpdate(link, eventIds.Next(), member, listened.Hears(ChangeEvents.MemberUpdated), now, properties);
        return true;
    }

    private static Dictionary<string, AttributeValue> Keys(Link link, long? guide)
    {
        var keys = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        var rows = link.Sql("select key from staff where id = ?1").Set(1, guide ?? 0);
        while (rows.Read())
            keys[Telling.Guide] = new AttributeValue.Text(rows.Text(0));
        return keys;
    }

    private static Dictionary<string, string?> Said(List<MemberChange> changed, Func<MemberChange, AttributeValue?> value) =>
        changed.Where(change => value(change) is not null).ToDictionary(change => change.Field.Path, change => (string?)value(change)!.ToText(), StringComparer.Ordinal);

    private sealed record Values(Dictionary<string, string?> Before, Dictionary<string, string?> After);
}

/// <summary>What somebody changes of a member.</summary>
/// <param name="Member">Public id.</param>
/// <param name="Changes">Each field once.</param>
/// <param name="Guide">Another guide; null: the same.</param>
public sealed record EditedMember(string Member, ImmutableArray<MemberChange> Changes, GuideChange? Guide = null);

/// <summary>One field: as it was read, and as it is to be. Null is no value; a store goes by its key.</summary>
public sealed record MemberChange(EntryField Field, AttributeValue? Before, AttributeValue? After);

/// <summary>Ids of guides, and their names as the audit log keeps them.</summary>
public sealed record GuideChange(long? Before, long? After, string? NameBefore, string? NameAfter);
