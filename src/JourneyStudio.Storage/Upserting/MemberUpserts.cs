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
    private readonly LinkPool links = database.Open(cacheKilobytes: 8 * 1024);

    /// <summary>A batch of members changes nearly every page of the indexes over what they are known by: a cache that holds these writes each page once (decision 0043).</summary>
    private readonly LinkPool bulk = database.Open(cacheKilobytes: 128 * 1024, bulk: true);

    /// <summary>What would become of the entries.</summary>
    public async Task<ImmutableArray<EntryOutcome>> PreviewAsync(IReadOnlyList<MemberEntry> entries, UpsertRules rules, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        return [.. link.Read(() => Plan(link, new EntryBatch(entries), rules), cancellationToken).Select(entry => entry.Outcome)];
    }

    /// <summary>Writes the entries in one transaction. One that cannot be written does not keep others from it.</summary>
    public Task<ImmutableArray<EntryOutcome>> WriteAsync(IReadOnlyList<MemberEntry> entries, UpsertRules rules, DateTimeOffset now, CancellationToken cancellationToken) =>
        WriteAsync(entries, rules, WritePriority.Intake, now, (_, _) => true, cancellationToken);

    /// <param name="entries">The entries.</param>
    /// <param name="rules">What may be done.</param>
    /// <param name="priority">Rank at the gate.</param>
    /// <param name="now">When.</param>
    /// <param name="alongside">Writes in the same transaction; false takes all of it back.</param>
    /// <param name="cancellationToken">Ends the wait for the gate.</param>
    internal async Task<ImmutableArray<EntryOutcome>> WriteAsync(
        IReadOnlyList<MemberEntry> entries, UpsertRules rules, WritePriority priority, DateTimeOffset now, Func<Link, ImmutableArray<EntryOutcome>, bool> alongside, CancellationToken cancellationToken)
    {
        ImmutableArray<EntryOutcome> outcomes = [];
        await WriteAsync(links, [entries], rules, priority, now, (link, _, made) => alongside(link, outcomes = made), cancellationToken);
        return outcomes;
    }

    /// <summary>Writes batches in one transaction: the first, and those after it for as long as nobody else wants to write.</summary>
    /// <param name="batches">The batches, in order.</param>
    /// <param name="rules">What may be done.</param>
    /// <param name="now">When.</param>
    /// <param name="alongside">Writes beside the batch of this number in the same transaction; false takes all of it back.</param>
    /// <param name="cancellationToken">Ends the wait for the gate.</param>
    /// <returns>How many were written; 0 when all was taken back.</returns>
    internal Task<int> WriteManyAsync(
        IReadOnlyList<IReadOnlyList<MemberEntry>> batches, UpsertRules rules, DateTimeOffset now, Func<Link, int, ImmutableArray<EntryOutcome>, bool> alongside, CancellationToken cancellationToken) =>
        WriteAsync(bulk, batches, rules, WritePriority.Advancing, now, alongside, cancellationToken);

    /// <summary>Gives back what <see cref="WriteManyAsync"/> remembered from one transaction to the next.</summary>
    internal void Rest() => bulk.Trim();

    public void Dispose()
    {
        links.Dispose();
        bulk.Dispose();
    }

    private async Task<int> WriteAsync(
        LinkPool pool, IReadOnlyList<IReadOnlyList<MemberEntry>> batches, UpsertRules rules, WritePriority priority, DateTimeOffset now, Func<Link, int, ImmutableArray<EntryOutcome>, bool> alongside, CancellationToken cancellationToken)
    {
        var telling = Telling.Of(rules, listened);
        var most = gate.IsQuiet ? batches.Count : 1;
        var memberIds = await members.TakeAsync(batches.Take(most).Sum(entries => entries.Count), priority, cancellationToken);
        var eventIds = await ids.TakeAsync(IdNames.Event, batches.Take(most).Sum(telling.IdsNeeded), priority, cancellationToken);
        using var link = await pool.UseAsync(cancellationToken);
        var (written, created) = await link.WriteAsync(
            gate,
            priority,
            () =>
            {
                var writer = new EntryWriter(link, SpareIds.Block(memberIds), eventIds.Again(), telling, rules.Source, now);
                var (written, created) = (0, 0);
                do
                {
                    var made = Write(link, writer, new EntryBatch(batches[written]), rules);
                    if (!alongside(link, written, made))
                        return default;
                    created += made.Count(outcome => outcome.Result == EntryResult.Created);
                }
                while (++written < most && gate.IsQuiet);
                return (Written: written, Created: created);
            },
            made => made.Written > 0,
            cancellationToken);
        members.GiveBack(memberIds, created);
        return written;
    }

    private static ImmutableArray<EntryOutcome> Write(Link link, EntryWriter writer, EntryBatch batch, UpsertRules rules)
    {
        var planned = Plan(link, batch, rules);
        // Two nodes must not create the same person: the second waits for the first, and looks again
        if (planned.Exists(entry => entry.Outcome.Result == EntryResult.Created) && link.Exclude("members"))
            planned = Plan(link, batch, rules);
        planned.ForEach(writer.Write);
        return [.. planned.Select(entry => entry.Outcome)];
    }

    private static List<PlannedEntry> Plan(Link link, EntryBatch batch, UpsertRules rules)
    {
        var known = new KnownMembers(link, batch);
        known.Read();
        return new EntryPlan(batch, known, rules).Make();
    }
}
