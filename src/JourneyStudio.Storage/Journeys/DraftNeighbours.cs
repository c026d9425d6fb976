using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Members;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Journeys;

/// <summary>What stands beside a draft and is no content: other journeys, sessions, what members have agreed to.</summary>
public sealed class DraftNeighbours(IDbContextFactory<StudioDbContext> contexts)
{
    /// <summary>Logical ids of all journeys.</summary>
    public async Task<IReadOnlySet<string>> JourneysAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await context.Set<JourneyRow>().Select(row => row.DefinitionId).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Those of some sessions that are there.</summary>
    public async Task<IReadOnlySet<string>> SessionsAsync(IReadOnlyCollection<string> named, CancellationToken cancellationToken)
    {
        if (named.Count == 0)
            return new HashSet<string>();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await context.Set<SessionRow>().Where(row => named.Contains(row.Key)).Select(row => row.Key).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What at least one member has agreed to. Reads every consent: to be asked now and then.</summary>
    public async Task<IReadOnlySet<Consent>> ConsentsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var given = await context.Set<MemberConsentRow>().Where(row => row.Granted).Select(row => new { row.Channel, row.Purpose }).Distinct().ToListAsync(cancellationToken);
        return given.Select(one => new Consent(one.Channel, ConsentPurposes.Read(one.Purpose))).ToHashSet();
    }
}
