using System.Globalization;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Writing;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Features.Sample;

/// <summary>Loads fictional members in batches, each one transaction with the count reached: any number in constant memory, and a crash costs one batch.</summary>
internal sealed class SampleMembership(IDbContextFactory<StudioDbContext> contexts, IdBlocks ids, TimeProvider clock, ILogger<SampleMembership> logger)
{
    private const int BatchSize = 500;
    private const int TellEvery = 20_000;

    /// <returns>How many were added now.</returns>
    public async Task<int> LoadAsync(SampleWorkspace workspace, DateTimeOffset day, int wanted, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var before = await SampleMarks.CountAsync(context, cancellationToken);
        if (before >= wanted)
            return 0;
        var stores = workspace.Stores.Select(Store).ToList();
        var generator = new SampleMemberGenerator(stores, day);
        var units = await context.Set<OrgUnitRow>().ToDictionaryAsync(unit => unit.Key, unit => unit.Id, cancellationToken);
        var staff = await context.Set<StaffRow>().ToDictionaryAsync(person => person.Key, person => person.Id, cancellationToken);
        var lines = await context.Set<ProductLineRow>().OrderBy(line => line.Id).Select(line => (long?)line.Id).ToListAsync(cancellationToken);
        for (var from = before; from < wanted; from += BatchSize)
        {
            var batch = Enumerable.Range(from + 1, Math.Min(BatchSize, wanted - from)).Select(generator.Member).ToList();
            await WriteAsync(batch, units, staff, lines, from + batch.Count, cancellationToken);
            if ((from + batch.Count) % TellEvery == 0)
                logger.Loading(from + batch.Count, wanted);
        }
        return wanted - before;
    }

    private async Task WriteAsync(List<SampleMember> batch, Dictionary<string, long> units, Dictionary<string, long> staff, List<long?> lines, int reached, CancellationToken cancellationToken)
    {
        var numbers = new SampleIds(
            await TakeAsync(IdNames.Member, batch.Count, cancellationToken),
            await TakeAsync(IdNames.Child, batch.Sum(member => member.Children.Count), cancellationToken),
            await TakeAsync(IdNames.Order, batch.Sum(member => member.Orders.Count), cancellationToken),
            await TakeAsync(IdNames.Event, batch.Sum(member => member.Events.Count), cancellationToken));
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Priority = WritePriority.Upkeep;
        var rows = batch.SelectMany((member, index) => SampleRows.Of(member, new SamplePlacing(units[member.Store.Key], staff[member.Guide], Line(lines, index)), numbers)).ToList();
        await using var write = await context.BeginWriteAsync(cancellationToken);
        context.InsertMany(rows);
        await SampleMarks.WriteAsync(context, SampleMarks.Members, reached.ToString(CultureInfo.InvariantCulture), clock.GetUtcNow(), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    private ValueTask<IdBlock> TakeAsync(string name, int count, CancellationToken cancellationToken) => ids.TakeAsync(name, count, WritePriority.Upkeep, cancellationToken);

    /// <summary>One member in so many belongs to none.</summary>
    private static long? Line(List<long?> lines, int index) => lines.ElementAtOrDefault(index % (lines.Count + 1));

    private static SampleStore Store(SampleUnit store) =>
        new(store.Key, store.City!, store.Zone!, [.. store.Staff.Where(person => person.Role == "guide").Select(person => person.Key)]);
}

/// <summary>Where a member belongs.</summary>
internal sealed record SamplePlacing(long Store, long Guide, long? ProductLine);

/// <summary>Ids for one batch.</summary>
internal sealed record SampleIds(IdBlock Members, IdBlock Children, IdBlock Orders, IdBlock Events);
