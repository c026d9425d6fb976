using JourneyStudio.Storage.Settings;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Journeys.Scenarios;

/// <summary>What has to hold of a journey's scenarios before it is published.</summary>
/// <param name="Holding">Whether every scenario of it must hold.</param>
/// <param name="Coverage">Least percent of its activities and ports that they go through together, 0 to 100; 0: a journey needs no scenarios.</param>
public sealed record ScenarioRequirement(bool Holding, int Coverage)
{
    /// <summary>Nothing has to hold.</summary>
    public static ScenarioRequirement None { get; } = new(Holding: false, Coverage: 0);
}

/// <summary>What the workspace asks of scenarios. Default: nothing.</summary>
public sealed class ScenarioRequirements(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    private static readonly AuditedSetting<ScenarioRequirement> Setting = new("publishing.scenarios", ScenarioRequirement.None, asked => asked);

    public async Task<ScenarioRequirement> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Setting.ReadAsync(context, cancellationToken);
    }

    /// <summary>Asks for this from now on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The coverage is no percentage.</exception>
    public async Task WriteAsync(ScenarioRequirement asked, long actor, CancellationToken cancellationToken)
    {
        if (asked.Coverage is < 0 or > 100) throw new ArgumentOutOfRangeException(nameof(asked), asked.Coverage, "A coverage is a percentage.");
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        await Setting.ChangeAsync(context, asked, actor, clock.GetUtcNow(), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
    }
}
