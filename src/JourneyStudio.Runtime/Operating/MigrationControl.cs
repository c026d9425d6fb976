using System.Collections.Immutable;
using System.Globalization;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Operating;

namespace JourneyStudio.Runtime.Operating;

/// <summary>Takes members in flight to another version by an explicit map, and back.</summary>
public sealed class MigrationControl(MigrationReading reading, JourneyLifecycle lifecycle, ActivityCatalog catalog, RuntimeClock clock, RuntimeSignals signals)
{
    /// <summary>For so long a migration can be taken back.</summary>
    public static readonly TimeSpan Returnable = TimeSpan.FromHours(24);

    /// <summary>A published version, compiled; or why it cannot take part.</summary>
    public async Task<Result<Plan>> VersionAsync(string journey, int number, CancellationToken cancellationToken) =>
        await reading.VersionAsync(journey, number, cancellationToken) is { } version
            ? DefinitionJson.Read(version.Text).Then(definition => Plan.Compile(Identity(version), definition, catalog))
            : new Problem("migration.no-version", number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Begins a migration; answers when it is decided, the members follow in batches.</summary>
    /// <param name="journey">Logical id of the journey.</param>
    /// <param name="from">Number of the version that they are in.</param>
    /// <param name="to">Number of the version that they go to.</param>
    /// <param name="map">What becomes of those who stand at each activity.</param>
    /// <param name="actor">Who.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public async Task<Result<long>> BeginAsync(
        string journey, int from, int to, ImmutableSortedDictionary<string, MigrationChoice> map, long actor, CancellationToken cancellationToken)
    {
        var (old, target) = (await VersionAsync(journey, from, cancellationToken), await VersionAsync(journey, to, cancellationToken));
        if (!old.IsOk || !target.IsOk)
            return Result.Fail<long>([.. old.Problems, .. target.Problems]);
        if (MigrationMap.Check(old.Value, target.Value, map) is { IsEmpty: false } problems)
            return Result.Fail<long>(problems);
        var now = clock.Now;
        return Told(await lifecycle.BeginAsync(
            journey, id => new Operation.Migrate(old.Value.Identity.Version, target.Value.Identity.Version, map) { Id = 0, Journey = id, At = now, Actor = actor }, actor, now, cancellationToken));
    }

    /// <summary>Takes back whoever has not moved since. A migration that is under way is given up first.</summary>
    public async Task<Result<long>> TakeBackAsync(string journey, long migration, long actor, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        if (await reading.BegunAsync(journey, migration, cancellationToken) is not { } begun)
            return new Problem("migration.not-there", migration.ToString(CultureInfo.InvariantCulture));
        if (now - begun > Returnable)
            return new Problem("migration.too-late", Returnable.TotalHours.ToString(CultureInfo.InvariantCulture));
        await lifecycle.CancelAsync(journey, migration, actor, now, cancellationToken);
        return Told(await lifecycle.TakeBackAsync(journey, migration, actor, now, cancellationToken));
    }

    /// <summary>Gives up an operation that is under way.</summary>
    public Task<Result<long>> CancelAsync(string journey, long operation, long actor, CancellationToken cancellationToken) =>
        lifecycle.CancelAsync(journey, operation, actor, clock.Now, cancellationToken);

    private static PlanIdentity Identity(RunnableVersion version) =>
        new(new JourneyId(version.JourneyId), version.DefinitionId, new VersionId(version.VersionId), version.Number) { PublishedAt = version.PublishedAt };

    private Result<long> Told(Result<long> begun)
    {
        if (begun.IsOk)
            signals.PlansChanged();
        return begun;
    }
}
