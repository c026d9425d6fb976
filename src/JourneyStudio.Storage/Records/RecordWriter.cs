using JourneyStudio.Engine.Intake;
using JourneyStudio.Storage.Coupons;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Writing;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Records;

/// <summary>Takes over what other systems keep of members: orders, subscriptions, children, coupons. Each change is told to journeys in the transaction that makes it.</summary>
public sealed class RecordWriter(IDbContextFactory<StudioDbContext> contexts, IdBlocks ids, ListenedEvents listened)
{
    /// <summary>Events that one record can lead to: its change, what the change means, and the coupons of an order that are given back with it.</summary>
    private const int MostEvents = 2 + CouponLedger.MostPerOrder;

    /// <summary>Writes records one after the other, in one transaction. One that cannot be written does not keep others from it.</summary>
    public async Task<IReadOnlyList<RecordOutcome>> WriteAsync(IReadOnlyList<IncomingRecord> records, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = new List<long>(records.Count);
        foreach (var record in records)
            rows.Add((await ids.TakeAsync(TableOf(record), 1, WritePriority.Intake, cancellationToken)).Next());
        var events = await ids.TakeAsync(IdNames.Event, records.Count * MostEvents, WritePriority.Intake, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Priority = WritePriority.Intake;
        await using var write = await context.BeginWriteAsync(cancellationToken);
        var outcomes = new List<RecordOutcome>(records.Count);
        foreach (var (record, id) in records.Zip(rows))
        {
            var row = new RecordRows(context, id, now);
            var member = await FindAsync(context, record.Member, cancellationToken);
            outcomes.Add(member is null ? RecordOutcome.UnknownMember : await row.WriteAsync(record, member, cancellationToken));
            await FormerChanges.KeepAsync(context, now, cancellationToken);
            TrackedChanges.Tell(context, listened, events, now, row.Meaning);
            foreach (var (instance, name) in row.Told)
                CouponLedger.Tell(context, events.Next(), instance, name, now, new Dictionary<string, Engine.Members.AttributeValue>());
            await context.SaveChangesAsync(cancellationToken);
        }
        await write.CommitAsync(cancellationToken);
        return outcomes;
    }

    private static string TableOf(IncomingRecord record) => record switch
    {
        IncomingRecord.Order => IdNames.Order,
        IncomingRecord.Subscription => IdNames.Subscription,
        IncomingRecord.Child => IdNames.Child,
        _ => IdNames.CouponInstance,
    };

    private static async Task<MemberRow?> FindAsync(StudioDbContext context, MemberReference reference, CancellationToken cancellationToken)
    {
        var found = await FoundAsync(context, reference, cancellationToken);
        return found?.MergedInto is { } survivor ? await context.Set<MemberRow>().FirstOrDefaultAsync(row => row.Id == survivor, cancellationToken) : found;
    }

    private static Task<MemberRow?> FoundAsync(StudioDbContext context, MemberReference reference, CancellationToken cancellationToken)
    {
        var members = context.Set<MemberRow>().Where(row => row.State != "erased").OrderBy(row => row.MergedInto != null).ThenBy(row => row.Id);
        if (reference.PublicId is { } publicId)
            return members.FirstOrDefaultAsync(row => row.PublicId == publicId, cancellationToken);
        if (reference.ExternalId is { } externalId)
            return members.FirstOrDefaultAsync(row => row.ExternalId == externalId, cancellationToken);
        if (reference.Phone is { } phone)
            return members.FirstOrDefaultAsync(row => row.Phone == phone, cancellationToken);
        var email = FoldedText.OfOptional(reference.Email);
        return members.FirstOrDefaultAsync(row => row.EmailFolded == email, cancellationToken);
    }
}
