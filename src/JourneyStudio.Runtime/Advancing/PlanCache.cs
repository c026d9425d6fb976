using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Journeys;
using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Advancing;

/// <summary>The published versions, compiled, and the content they refer to. Loaded again after <see cref="RuntimeSignals.PlansChanged"/>.</summary>
public sealed class PlanCache(RunnableVersions versions, WorkspaceContents contents, ActivityCatalog catalog, RuntimeSignals signals, ListenedEvents listened, ILogger<PlanCache> logger) : IDisposable
{
    private readonly SemaphoreSlim loading = new(1, 1);
    private volatile Loaded? cached;

    public async ValueTask<PlanSet> CurrentAsync(CancellationToken cancellationToken)
    {
        // Read before loading: what is published meanwhile raises it again and leads to another load.
        var generation = signals.PlanGeneration;
        if (cached is { } current && current.Generation == generation)
            return current.Plans;
        await loading.WaitAsync(cancellationToken);
        try
        {
            if (cached is { } loaded && loaded.Generation == generation)
                return loaded.Plans;
            var (stamp, plans) = await LoadAsync(cancellationToken);
            cached = new Loaded(generation, plans);
            listened.Set(stamp, plans.Hears);
            return plans;
        }
        finally
        {
            loading.Release();
        }
    }

    public void Dispose() => loading.Dispose();

    private async Task<(PlanStamp Stamp, PlanSet Plans)> LoadAsync(CancellationToken cancellationToken)
    {
        var plans = new List<Plan>();
        var admitting = new List<VersionId>();
        var (stamp, runnable) = await versions.ReadAsync(cancellationToken);
        foreach (var version in runnable)
        {
            var compiled = Compile(version);
            if (compiled.TryGet(out var plan))
            {
                plans.Add(plan);
                if (version.Admits)
                    admitting.Add(plan.Identity.Version);
            }
            else
            {
                logger.VersionBroken(version.Number, version.DefinitionId, string.Join("; ", compiled.Problems));
            }
        }
        var content = new ContentCatalog(await contents.ReadAsync(cancellationToken));
        return (stamp, new PlanSet(plans, admitting, content, runnable.Where(version => version.Paused).Select(version => new JourneyId(version.JourneyId))));
    }

    private Engine.Result<Plan> Compile(RunnableVersion version)
    {
        var identity = new PlanIdentity(new JourneyId(version.JourneyId), version.DefinitionId, new VersionId(version.VersionId), version.Number) { PublishedAt = version.PublishedAt };
        return DefinitionJson.Read(version.Text).Then(definition => Plan.Compile(identity, definition, catalog));
    }

    private sealed record Loaded(int Generation, PlanSet Plans);
}
