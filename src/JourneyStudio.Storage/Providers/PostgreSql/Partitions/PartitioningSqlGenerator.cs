using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Migrations;

namespace JourneyStudio.Storage.Providers.PostgreSql.Partitions;

/// <summary>Creates the tables that the model says are partitioned as such: EF has no words for it, and migrations stay what is generated from the model.</summary>
[SuppressMessage("Usage", "EF1001:Internal EF Core API usage.", Justification = "The generator's constructor asks for them; it is meant to be derived from.")]
internal sealed class PartitioningSqlGenerator(MigrationsSqlGeneratorDependencies dependencies, INpgsqlSingletonOptions options) : NpgsqlMigrationsSqlGenerator(dependencies, options)
{
    protected override void Generate(CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        if (PartitionedTables.KeyOf(model, operation.Name) is not { } key)
        {
            base.Generate(operation, model, builder, terminate);
            return;
        }
        base.Generate(operation, model, builder, terminate: false);
        var names = Dependencies.SqlGenerationHelper;
        builder.AppendLine().Append($"PARTITION BY RANGE ({names.DelimitIdentifier(key)});").AppendLine().EndCommand();
        builder.Append($"CREATE TABLE {names.DelimitIdentifier(PartitionedTables.RestOf(operation.Name))} PARTITION OF {names.DelimitIdentifier(operation.Name)} DEFAULT;").AppendLine().EndCommand();
    }
}
