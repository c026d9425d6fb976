using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Writing;

namespace JourneyStudio.Storage.Organisation;

/// <summary>Tells by which account a staff person writes: from then on what comes from there is theirs, and what is answered reaches them.</summary>
public sealed class StaffBinding(DatabaseLinks database, WriteGate gate, IdBlocks ids) : IDisposable
{
    private readonly LinkPool links = database.Open(cacheKilobytes: 256);

    /// <param name="key">Key of the staff person.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="address">Their account there. Whoever had it before has it no more.</param>
    /// <param name="now">Now.</param>
    /// <param name="cancellationToken">Ends the wait for the gate.</param>
    /// <returns>False when nobody at work has the key.</returns>
    public async ValueTask<bool> ConnectAsync(string key, string channel, string address, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var taken = await ids.TakeAsync(IdNames.Member, 1, WritePriority.Interface, cancellationToken);
        using var link = await links.UseAsync(cancellationToken);
        return await link.WriteAsync(gate, WritePriority.Interface, () => Bind(link, key, channel, address, taken.Again(), now), cancellationToken);
    }

    public void Dispose() => links.Dispose();

    private static bool Bind(Link link, string key, string channel, string address, Engine.Execution.IdBlock ids, DateTimeOffset now)
    {
        link.Exclude("members");
        var rows = link.Sql(StaffSubjects.Find).Set(1, IdList.Of([key]));
        long? known = rows.Read() ? rows.Int64(1) : null;
        rows.Reset();
        if ((known ?? StaffSubjects.Create(link, key, ids, now)?.Value) is not { } subject)
            return false;
        new MemberEditor(link, now).Bind(subject, channel, address, $"staff:{key}");
        return true;
    }
}
