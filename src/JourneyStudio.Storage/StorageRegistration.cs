using JourneyStudio.Engine.Execution;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Clocks;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Coupons;
using JourneyStudio.Storage.Erasing;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Exporting;
using JourneyStudio.Storage.Forecasting;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Identity.People;
using JourneyStudio.Storage.Identity.SecondFactor;
using JourneyStudio.Storage.Importing;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Journeys.Importing;
using JourneyStudio.Storage.Journeys.Scenarios;
using JourneyStudio.Storage.Laws;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Merging;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Storage.Operating;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Organisation.HandingOver;
using JourneyStudio.Storage.Providers.PostgreSql;
using JourneyStudio.Storage.Providers.PostgreSql.Partitions;
using JourneyStudio.Storage.Providers.Sqlite;
using JourneyStudio.Storage.Records;
using JourneyStudio.Storage.Retention;
using JourneyStudio.Storage.Rules;
using JourneyStudio.Storage.Segments;
using JourneyStudio.Storage.Settings;
using JourneyStudio.Storage.Settings.Keys;
using JourneyStudio.Storage.Tags;
using JourneyStudio.Storage.Tasks;
using JourneyStudio.Storage.Timeline;
using JourneyStudio.Storage.Timeline.Whys;
using JourneyStudio.Storage.Upserting;
using JourneyStudio.Storage.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JourneyStudio.Storage;

public static class StorageRegistration
{
    /// <summary>Registers the database. Nothing is touched before <see cref="OpenStudioStorageAsync"/>.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configuration">Reads <c>Data:Directory</c>, <c>Database:Provider</c>, <c>Database:ConnectionString</c> and <c>DataProtection:Secret</c>.</param>
    /// <param name="contentRoot">Where a relative data folder starts.</param>
    public static IServiceCollection AddStudioStorage(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        services.TryAddSingleton(TimeProvider.System);
        var options = StorageOptions.From(configuration, contentRoot);
        services.AddSingleton(options);
        if (options.IsPostgreSql)
            services.AddPostgreSql(options);
        else
            services.AddSqlite(options);
        services.AddSingleton<StorageRoom>();
        services.AddSingleton<IdBlocks>();
        services.AddSingleton<SlotOwnership>();
        services.AddSingleton<JourneyStore>();
        services.AddSingleton<IJourneyStore>(provider => provider.GetRequiredService<JourneyStore>());
        services.AddSingleton<ListenedEvents>();
        services.AddSingleton<EventAppender>();
        services.AddSingleton<UnroutedEvents>();
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<ApiKeyUses>();
        services.AddSingleton<ApiKeyEditing>();
        services.AddSingleton<AccessReading>();
        services.AddSingleton<StudioPeople>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<SecondFactors>();
        services.AddSingleton<SignInLock>();
        services.AddSingleton<TwoFactorPolicy>();
        services.AddSingleton<MessageOutbox>();
        services.AddSingleton<OutboxHold>();
        services.AddSingleton<MessageChoices>();
        services.AddSingleton<ChannelReading>();
        services.AddSingleton<MailboxStore>();
        services.AddSingleton<LawChecks>();
        services.AddSingleton<FreePages>();
        services.AddDatabaseKeys(configuration);
        services.AddSingleton<JourneyOverviews>();
        services.AddSingleton<JourneyCreation>();
        services.AddSingleton<JourneyArchive>();
        services.AddSingleton<JourneyApprovals>();
        services.AddSingleton<VersionTexts>();
        services.AddSingleton<DraftStore>();
        services.AddSingleton<JourneyImporting>();
        services.AddSingleton<DraftTexts>();
        services.AddSingleton<DraftNeighbours>();
        services.AddSingleton<JourneyPublishing>();
        services.AddSingleton<VersionHistory>();
        services.AddSingleton<ForecastHistory>();
        services.AddSingleton<JourneyWhys>();
        services.AddSingleton<JourneyScenarios>();
        services.AddSingleton<MemberSets>();
        services.AddSingleton<LivedPassages>();
        services.AddSingleton<ScenarioRequirements>();
        services.AddSingleton<TriedJourneys>();
        services.AddSingleton<CountReading>();
        services.AddSingleton<MemberListings>();
        services.AddSingleton<MemberFilters>();
        services.AddSingleton<MemberProfiles>();
        services.AddSingleton<PersonalReading>();
        services.AddSingleton<ScopedMembers>();
        services.AddSingleton<MemberTimelines>();
        services.AddSingleton<SuppressionList>();
        services.AddSingleton<MailboxReading>();
        services.AddSingleton<ContentNaming>();
        services.AddSingleton<WorkspaceContents>();
        services.AddSingleton<ContactSettings>();
        services.AddSingleton<RunnableVersions>();
        services.AddSingleton<SessionChanges>();
        services.AddSingleton<SessionListings>();
        services.AddSingleton<SessionCreation>();
        services.AddSingleton<SessionEditing>();
        services.AddSingleton<SessionWaits>();
        services.AddSingleton<CampaignListings>();
        services.AddSingleton<CampaignEditing>();
        services.AddSingleton<TaskListings>();
        services.AddSingleton<TaskCompletion>();
        services.AddSingleton<CouponLedger>();
        services.AddSingleton<RecordWriter>();
        services.AddSingleton<TaskHandover>();
        services.AddSingleton<StaffBinding>();
        services.AddSingleton<OrganisationListings>();
        services.AddSingleton<UnitEditing>();
        services.AddSingleton<ProductLineEditing>();
        services.AddSingleton<StaffEditing>();
        services.AddSingleton<Handovers>();
        services.AddSingleton<HandoverBatches>();
        services.AddSingleton<OverdueTasks>();
        services.AddSingleton<ClockStore>();
        services.AddSingleton<MembershipRefresh>();
        services.AddSingleton<SegmentRefresh>();
        services.AddSingleton<TagRefresh>();
        services.AddSingleton<TagCounts>();
        services.AddSingleton<TaskScores>();
        services.AddSingleton<TagListings>();
        services.AddSingleton<TagEditing>();
        services.AddSingleton<TagModels>();
        services.AddSingleton<TagAssignments>();
        services.AddSingleton<TagAssignmentRuns>();
        services.AddSingleton<AudiencePreviews>();
        services.AddSingleton<SampleMembers>();
        services.AddSingleton<SegmentListings>();
        services.AddSingleton<SegmentEditing>();
        services.AddSingleton<JourneyLifecycle>();
        services.AddSingleton<OperationReading>();
        services.AddSingleton<MigrationReading>();
        services.AddSingleton<OperationStore>();
        services.AddSingleton<DeadLetterReading>();
        services.AddSingleton<RetentionSweep>();
        services.AddSingleton<TracePartitions>();
        services.AddSingleton<PastPartitions>();
        services.AddSingleton<MemberMerges>();
        services.AddSingleton<MemberErasures>();
        services.AddSingleton<MergePreviews>();
        services.AddSingleton<DuplicateGroups>();
        services.AddSingleton<MemberExport>();
        services.AddSingleton<MemberUpserts>();
        services.AddSingleton<MemberEdits>();
        services.AddSingleton<ImportStore>();
        services.AddSingleton<SessionBatches>();
        services.AddSingleton<ImportLeases>();
        services.AddSingleton<ImportPieces>();
        services.AddSingleton<MemberSheet>();
        services.AddSingleton<AttributeListings>();
        services.AddSingleton<AttributeEditing>();
        return services;
    }

    /// <summary>Locks the data folder, creates the database file where there is none and migrates it. Call before the first request and before any hosted service.</summary>
    /// <returns>Null when all is well, else one line that says what is wrong and what to do.</returns>
    public static Task<StorageProblem?> OpenStudioStorageAsync(this IServiceProvider services, CancellationToken cancellationToken = default) =>
        services.GetRequiredService<StudioDatabase>().OpenAsync(cancellationToken);

    private static void AddSqlite(this IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton(new WriteGate());
        services.AddSingleton<SqliteFile>();
        services.AddSingleton<StudioDatabase, SqliteDatabase>();
        services.AddSingleton<DatabaseLinks, SqliteLinks>();
        services.AddDbContextFactory<StudioDbContext>(context => context.UseStudioSqlite(options));
    }

    private static void AddPostgreSql(this IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton(new WriteGate(exclusive: false));
        services.AddSingleton<StudioDatabase, PostgreSqlDatabase>();
        services.AddSingleton<DatabaseLinks, PostgreSqlLinks>();
        services.AddDbContextFactory<PostgreSqlStudioDbContext>(context => context.UseStudioPostgreSql(options));
        services.AddSingleton<IDbContextFactory<StudioDbContext>, PostgreSqlContexts>();
        services.AddScoped<StudioDbContext>(provider => provider.GetRequiredService<PostgreSqlStudioDbContext>());
    }
}
