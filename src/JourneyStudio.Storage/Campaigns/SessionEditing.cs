using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Segments;
using JourneyStudio.Storage.Writing;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Campaigns;

/// <summary>
/// What people do to a session that is there. The change, its audit, what wakes those who wait for one of its dates and what tells those whom it concerns are one transaction.
/// </summary>
public sealed class SessionEditing(IDbContextFactory<StudioDbContext> contexts, IdBlocks ids, ListenedEvents listened)
{
    public const string Subject = "session";
    internal const string Cancel = "session.cancel";
    private const int SpareIds = 100;

    /// <summary>Changes what it is called, where it is and who leads it. Store and times stay.</summary>
    public Task<IReadOnlyList<Problem>> ChangeAsync(SessionDraft draft, Scope scope, long actor, DateTimeOffset now, CancellationToken cancellationToken) =>
        WriteAsync(draft.Key!, scope, new("session.change", null, actor, now), async (context, row) =>
        {
            var wanted = SessionDraft.Of(row) with
            {
                Campaign = draft.Campaign,
                Names = draft.Names,
                Place = draft.Place,
                Capacity = draft.Capacity,
                Lecturer = draft.Lecturer,
                Partner = draft.Partner,
                Coupon = draft.Coupon,
            };
            var problems = SessionChecks.Find(wanted, await SessionSurroundings.ReadAsync(context, Scope.Whole, cancellationToken));
            if (problems.Count == 0)
                (row.Campaign, row.Names, row.Place, row.Capacity, row.Lecturer, row.Partner, row.Coupon) = (wanted.Campaign, wanted.Names, wanted.Place, wanted.Capacity, wanted.Lecturer, wanted.Partner, wanted.Coupon);
            // A closed store keeps nobody from correcting what took place there
            return [.. problems.Where(problem => problem.Field != "store")];
        }, cancellationToken);

    /// <summary>Puts it at another time: waits for its dates follow.</summary>
    public Task<IReadOnlyList<Problem>> RescheduleAsync(string key, SessionTimes times, Scope scope, long actor, DateTimeOffset now, CancellationToken cancellationToken) =>
        WriteAsync(key, scope, new("session.reschedule", SessionEvents.Rescheduled, actor, now), (_, row) =>
        {
            var problems = Standing(row, now).Concat(SessionChecks.Find(times)).ToList();
            if (problems.Count == 0 && times.EndsAt <= now)
                problems.Add(new("session.past") { Field = "startsAt" });
            if (problems.Count == 0)
                (row.TimeZone, row.StartsAt, row.EndsAt) = (times.TimeZone, times.StartsAt, times.EndsAt);
            return Task.FromResult<IReadOnlyList<Problem>>(problems);
        }, cancellationToken);

    /// <summary>Calls it off: who waits for one of its dates leaves the journey.</summary>
    public Task<IReadOnlyList<Problem>> CancelAsync(string key, string reason, Scope scope, long actor, DateTimeOffset now, CancellationToken cancellationToken) =>
        WriteAsync(key, scope, new(Cancel, SessionEvents.Cancelled, actor, now) { Reason = reason.Trim() }, (_, row) =>
        {
            IReadOnlyList<Problem> problems = [.. Standing(row, now)];
            if (problems.Count == 0)
                (row.State, row.CancelledAt) = (SessionStates.Cancelled, now);
            return Task.FromResult(problems);
        }, cancellationToken);

    private static IEnumerable<Problem> Standing(SessionRow row, DateTimeOffset now) => SessionStates.Of(row, now) switch
    {
        SessionStates.Cancelled => [new("session.cancelled")],
        SessionStates.Over => [new("session.over")],
        _ => [],
    };

    private async Task<IReadOnlyList<Problem>> WriteAsync(
        string key, Scope scope, Change change, Func<StudioDbContext, SessionRow, Task<IReadOnlyList<Problem>>> apply, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var tells = change.Event is { } name && listened.Hears(name);
            var needed = tells ? await SessionFollowers.Members(context, key).CountAsync(cancellationToken) + SpareIds : 0;
            var eventIds = await ids.TakeAsync(IdNames.Event, needed, WritePriority.Interface, cancellationToken);
            await using var write = await context.BeginWriteAsync(cancellationToken);
            if (await context.Set<SessionRow>().Within(context, scope).SingleOrDefaultAsync(row => row.Key == key, cancellationToken) is not { } row)
                return [new("session.unknown", key)];
            var before = SessionDraft.Of(row);
            if (await apply(context, row) is { Count: > 0 } problems)
                return problems;
            context.Add(new AuditRow
            {
                At = change.At,
                Actor = change.Actor,
                Action = change.Action,
                SubjectKind = Subject,
                SubjectId = key,
                Values = StoredJson.Write(new SegmentValues(StoredJson.Write(before), change.Reason.Length > 0 ? change.Reason : StoredJson.Write(SessionDraft.Of(row)))),
            });
            await context.SaveChangesAsync(cancellationToken);
            if (change.Event is not null)
                await SessionFollowers.WakeAsync(context, key, change.At, cancellationToken);
            if (tells && !await TellAsync(context, change, before, row, eventIds, needed, cancellationToken))
                continue;
            await write.CommitAsync(cancellationToken);
            return [];
        }
    }

    /// <returns>False when more members came meanwhile than there are ids for: it is done again.</returns>
    private static async Task<bool> TellAsync(StudioDbContext context, Change change, SessionDraft before, SessionRow row, IdBlock eventIds, int most, CancellationToken cancellationToken)
    {
        var members = await SessionFollowers.Members(context, row.Key).OrderBy(id => id).ToListAsync(cancellationToken);
        if (members.Count > most)
            return false;
        var properties = PropertyJson.Write(Properties(change, before, row));
        context.InsertMany(members.Select(member => new EventRow
        {
            Id = eventIds.Next(),
            MemberId = member,
            Slot = SlotLease.SlotOf(new MemberId(member)),
            Name = change.Event!,
            Source = ChangeEvents.Source,
            At = change.At,
            StoredAt = change.At,
            Properties = properties,
        }));
        return true;
    }

    private static Dictionary<string, AttributeValue> Properties(Change change, SessionDraft before, SessionRow row)
    {
        var properties = SessionEvents.Properties(row.Key, row.StartsAt, change.Event == SessionEvents.Rescheduled ? before.StartsAt : null);
        if (change.Event != SessionEvents.Rescheduled && change.Reason.Length > 0)
            properties["reason"] = new AttributeValue.Text(change.Reason);
        return properties;
    }

    private sealed record Change(string Action, string? Event, long Actor, DateTimeOffset At)
    {
        public string Reason { get; init; } = "";
    }
}
