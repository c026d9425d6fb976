using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Providers.PostgreSql;

/// <summary>Gives PostgreSQL's context to everybody who asks for the studio's.</summary>
internal sealed class PostgreSqlContexts(IDbContextFactory<PostgreSqlStudioDbContext> contexts) : IDbContextFactory<StudioDbContext>
{
    public StudioDbContext CreateDbContext() => contexts.CreateDbContext();

    public async Task<StudioDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default) => await contexts.CreateDbContextAsync(cancellationToken);
}
