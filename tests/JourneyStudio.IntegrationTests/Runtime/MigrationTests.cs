using System.Collections.Immutable;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Operating;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Laws;
using JourneyStudio.Storage.Operating;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.IntegrationTests.Runtime;

/// <summary>SEMANTICS, "Life cycle", on both databases: members in flight go to another version by an explicit map, in batches, and back.</summary>
[Trait("Semantics", "life.migrate")]
public sealed class MigrationTests
{
    private const long Operator = 42;
    private const int Many = 200;
    private static readonly (string, string, string, string) Start = ("start", "EventTrigger", """{"event":"test.start"}""", "Done");
    private static readonly string First = Journeys.Row(Start, ("wait", "Wait", """{"duration":"PT4H"}""", "Done"), ("old", "Tags", """{"add":["old"]}""", ""));
    private static readonly string Second = Journeys.Row(Start, ("wait", "Wait", """{"duration":"PT9H"}""", "Done"), ("new", "Tags", """{"add":["new"]}""", ""));

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Migrate_Many_GoInBatchesWithTheirTimesFromTheArrivalAndTheLawsHold(Provider provider)
    {
        await using var studio = await WaitingAsync(provider, Many);

        await MigrateAsync(studio, MigrationChoice.To("wait"));

        Assert.Equal($"{Many} {RuntimeStudio.Start.AddHours(9).ToUnixTimeMilliseconds()}", studio.Value("select count(*) || ' ' || max(due) from token"));
        Assert.Equal($"{Many} 0 0 {Many} | 0 {Many} {Many} 0", await StatisticsAsync(studio));
        Assert.Equal($"done {Many} 0", studio.Value("select max(o.state) || ' ' || sum(s.done) || ' ' || sum(s.skipped) from operation o join operation_slot s on s.operation_id = o.id"));
        Assert.Equal($"migrate 42 {Many}", studio.Value("select max(intervention) || ' ' || max(actor) || ' ' || count(*) from trace where intervention is not null"));
        await LawsAsync(studio);
        await studio.AdvanceToAsync(RuntimeStudio.Start.AddHours(9));
        Assert.Equal($"{Many}", studio.Value("select count(*) from member_tag where tag = 'new'"));
        await LawsAsync(studio);
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task TakeBack_SomeHaveMovedSince_TheOthersHaveTheirOldTimesInTheOldVersion(Provider provider)
    {
        await using var studio = await WaitingAsync(provider, 3);
        await MigrateAsync(studio, MigrationChoice.To("wait"));
        studio.Value("update token set due = due - 28800000 where enrollment_id = (select min(id) from enrollment)");
        await studio.AdvanceToAsync(RuntimeStudio.Start.AddHours(2));
        Assert.Equal("1", studio.Value("select count(*) from member_tag where tag = 'new'"));

        await TakeBackAsync(studio);

        Assert.Equal($"2 {RuntimeStudio.Start.AddHours(4).ToUnixTimeMilliseconds()}", studio.Value("select count(*) || ' ' || max(t.due) from token t join enrollment e on e.id = t.enrollment_id join journey_version v on v.id = e.version_id where v.number = 1"));
        Assert.Equal("3 2 2 3 | 0 3 0 2", await StatisticsAsync(studio));
        await LawsAsync(studio);
        await studio.AdvanceToAsync(RuntimeStudio.Start.AddHours(4));
        Assert.Equal("2", studio.Value("select count(*) from member_tag where tag = 'old'"));
        await LawsAsync(studio);
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Migrate_LetOut_AndTakenBack_AreWhereTheyWere(Provider provider)
    {
        await using var studio = await WaitingAsync(provider, 2);
        await MigrateAsync(studio, MigrationChoice.Exit);
        Assert.Equal("2 migration", studio.Value("select count(*) || ' ' || max(reason) from enrollment where state = 'exited'"));
        await LawsAsync(studio);

        await TakeBackAsync(studio);

        Assert.Equal($"2 {RuntimeStudio.Start.AddHours(4).ToUnixTimeMilliseconds()}", studio.Value("select count(*) || ' ' || max(t.due) from token t join enrollment e on e.id = t.enrollment_id where e.state = 'active' and e.reason is null"));
        await LawsAsync(studio);
    }

    [Fact]
    public async Task Cancel_InTheMidst_LeavesTheOthersInTheirVersion()
    {
        await using var studio = await WaitingAsync(Provider.Sqlite, 10);
        var control = studio.Get<MigrationControl>();
        var begun = await control.BeginAsync(RuntimeStudio.FirstJourney, 1, 2, Map(MigrationChoice.To("wait")), Operator, default);

        Assert.True((await control.CancelAsync(RuntimeStudio.FirstJourney, begun.Value, Operator, default)).IsOk);
        await studio.AdvanceAsync();

        Assert.Equal(OperationKinds.Cancelled, studio.Value("select state from operation"));
        Assert.Equal("10", studio.Value("select active from version_stats"));
        Assert.Equal("operation.not-running", (await control.CancelAsync(RuntimeStudio.FirstJourney, begun.Value, Operator, default)).Problems[0].Code);
    }

    [Fact]
    public async Task Begin_WhatCannotBe_SaysWhy()
    {
        await using var studio = await WaitingAsync(Provider.Sqlite, 1);
        var control = studio.Get<MigrationControl>();

        Assert.Equal("migration.no-version", await CodeAsync(1, 7, Map(MigrationChoice.To("wait"))));
        Assert.Equal("migration.same-version", await CodeAsync(1, 1, Map(MigrationChoice.To("wait"))));
        Assert.Equal("migration.no-target", await CodeAsync(1, 2, Map(MigrationChoice.To("old"))));
        Assert.Equal("migration.to-trigger", await CodeAsync(1, 2, Map(MigrationChoice.To("start"))));
        Assert.Equal("migration.nothing", await CodeAsync(1, 2, Map(MigrationChoice.Stay)));
        Assert.Equal("migration.incomplete", await CodeAsync(1, 2, Map(MigrationChoice.To("wait")).Remove("old")));
        Assert.Equal("migration.not-there", (await control.TakeBackAsync(RuntimeStudio.FirstJourney, 99, Operator, default)).Problems[0].Code);
        var begun = await control.BeginAsync(RuntimeStudio.FirstJourney, 1, 2, Map(MigrationChoice.To("wait")), Operator, default);
        await studio.AdvanceAsync();
        studio.Clock.Now += MigrationControl.Returnable + TimeSpan.FromMinutes(1);
        Assert.Equal("migration.too-late", (await control.TakeBackAsync(RuntimeStudio.FirstJourney, begun.Value, Operator, default)).Problems[0].Code);
        Assert.Equal("1", studio.Value("select count(*) from audit where action = 'journey.operate' and actor = 42"));

        async Task<string> CodeAsync(int from, int to, ImmutableSortedDictionary<string, MigrationChoice> map) =>
            (await control.BeginAsync(RuntimeStudio.FirstJourney, from, to, map, Operator, default)).Problems[0].Code;
    }

    private static ImmutableSortedDictionary<string, MigrationChoice> Map(MigrationChoice wait) =>
        ImmutableSortedDictionary<string, MigrationChoice>.Empty.Add("wait", wait).Add("old", MigrationChoice.Stay);

    private static async Task MigrateAsync(RuntimeStudio studio, MigrationChoice wait)
    {
        Told(await studio.Get<MigrationControl>().BeginAsync(RuntimeStudio.FirstJourney, 1, 2, Map(wait), Operator, default));
        await studio.AdvanceAsync();
    }

    private static async Task TakeBackAsync(RuntimeStudio studio)
    {
        Told(await studio.Get<MigrationControl>().TakeBackAsync(RuntimeStudio.FirstJourney, long.Parse(studio.Value("select min(id) from operation where kind = 'migrate'")!, null), Operator, default));
        await studio.AdvanceAsync();
    }

    private static void Told(Result<long> begun) => Assert.Empty(begun.Problems);

    /// <summary>Entered, migrated in, active and migrated out, by version.</summary>
    private static async Task<string> StatisticsAsync(RuntimeStudio studio) => string.Join(" | ", (await new VersionCounts(studio.Get<IDbContextFactory<StudioDbContext>>()).FindAsync(RuntimeStudio.FirstJourney, default))!
        .Select(version => version.Enrollments).Select(counts => $"{counts.Entered} {counts.MigratedIn} {counts.Active} {counts.MigratedOut}"));

    private static async Task<RuntimeStudio> WaitingAsync(Provider provider, int members)
    {
        var studio = await RuntimeStudio.OpenAsync(provider);
        await studio.PublishAsync(First);
        foreach (var member in await studio.Workspace.AddMembersAsync(members))
            await studio.TellAsync(member, "test.start");
        await studio.AdvanceAsync();
        await studio.Workspace.PublishAgainAsync(RuntimeStudio.FirstJourney, Second);
        studio.Get<RuntimeSignals>().PlansChanged();
        return studio;
    }

    private static async Task LawsAsync(RuntimeStudio studio) => Assert.Empty(await studio.Get<LawChecks>().CheckAsync(studio.Clock.Now, default));
}
