using JourneyStudio.Storage.Writing;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Providers.PostgreSql;

/// <summary>The same rows on PostgreSQL: a type of its own, because migrations belong to a type.</summary>
public sealed class PostgreSqlStudioDbContext(DbContextOptions<PostgreSqlStudioDbContext> options, WriteGate gate) : StudioDbContext(options, gate)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        PostgreSqlModel.Apply(builder.Model);
    }
}
