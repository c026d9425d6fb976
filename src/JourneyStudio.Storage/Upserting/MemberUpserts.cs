using System.Collections.Immutable;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Writing;

namespace JourneyStudio.Storage.Upserting;

/// <summary>Writes what other systems tell of many members: those who are unknown are created, the others changed where something differs.</summary>
public sealed class MemberUpserts(DatabaseLinks database, WriteGate gate, IdBlocks ids, ListenedEvents listened) : IDisposable
{
    private readonly SpareIds members = new(ids);
    private readonly LinkPool links = database.Open(cacheKilobytes: 48 * 1024);

    /// <summary>What would become of the entries.</summary>
    public async Task<ImmutableArray<EntryOutcome>> PreviewAsync(IReadOnlyList<MemberEntry> entries, UpsertRules rules, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        return [.. link.Read(() => Plan(link, new EntryBatch(entries), rules), cancellationToken).Select(entry => entry.Outcome)];
    }

    /// <summary>Writes the entries in one transaction. One that cannot be written does not keep others from it.</summary>
    public Task<ImmutableArray<EntryOutcome>> WriteAsync(IReadOnlyList<MemberEntry> entries, UpsertRules rules, DateTimeOffset now, CancellationToken cancellationToken) =>
        WriteAsync(entries, rules, WritePriority.Intake, now, (_, _) => true, cancellationToken);

    public void Dispose() => links.Dispose();

    /// <param name="entries">The entries.</param>
    /// <param name="rules">What may be done.</param>
    /// <param name="priority">Rank at the gate.</param>
    /// <param name="now">When.</param>
    /// <param name="alongside">Writes in the same transaction; false takes all of it back.</param>
    /// <param name="cancellationToken">Ends the wait for the gate.</param>
    internal async Task<ImmutableArray<EntryOutcome>> WriteAsync(
        IReadOnlyList<MemberEntry> entries, UpsertRules rules, WritePriority priority, DateTimeOffset now, Func<Link, ImmutableArray<EntryOutcome>, bool> alongside, CancellationToken cancellationToken)
    {
        var telling = Telling.Of(rules, listened);
        var memberIds = await members.TakeAsync(entries.Count, priority, cancellationToken);
        var eventIds = await ids.TakeAsync(IdNames.Event, telling.IdsNeeded(entries), priority, cancellationToken);
        var batch = new EntryBatch(entries);
        using var link = await links.UseAsync(cancellationToken);
        var (outcomes, kept) = await link.WriteAsync(
            gate,
            priority,
            () =>
            {
                var planned = Plan(link, batch, rules);
                // Two nodes must not create the same person: the second waits for the first, and looks again
                if (planned.Exists(entry => entry.Outcome.Result == EntryResult.Created) && link.Exclude("members"))
                    planned = Plan(link, batch, rules);
                var writer = new EntryWriter(link, SpareIds.Block(memberIds), eventIds.Again(), telling, rules.Source, now);
                planned.ForEach(writer.Write);
                ImmutableArray<EntryOutcome> made = [.. planned.Select(entry => entry.Outcome)];
                return (made, Kept: alongside(link, made));
            },
            written => written.Kept,
            cancellationToken);
        members.GiveBack(memberIds, kept ? outcomes.Count(outcome => outcome.Result == EntryResult.Created) : 0);
        return outcomes;
    }

    private static List<PlannedEntry> Plan(Link link, EntryBatch batch, UpsertRules rules)
    {
        var known = new KnownMembers(link, batch);
        known.Read();
        return new EntryPlan(batch, known, rules).Make();
    }
}
