using System.Globalization;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Operating;

namespace JourneyStudio.IntegrationTests.Runtime.Killed;

/// <summary>Migrating in batches, and taking back, survives kill -9 at any instant on both databases: nobody is lost between versions, nobody goes twice, and the old times come back.</summary>
[Trait("Semantics", "life.migrate")]
public sealed class MigrationKillTests
{
    private const int Members = 2_000;
    private const long Operator = 42;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly string First = Drawn("P30D");
    private static readonly string Second = Drawn("P60D");

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task MigrateAndTakeBack_KilledAgainAndAgain_KeepTheLawsAndTheOldTimes(Provider provider)
    {
        var seed = Kills.Seed("migrations");
        var random = new Random(seed);
        await using var studio = new TemporaryStudio(provider);
        await PrepareAsync(studio);
        Assert.Equal((long)Members, studio.Scalar("select count(*) from enrollment where state = 'active'"));
        var due = studio.Scalar("select sum(due) from token");
        for (var kill = 0; kill < Math.Min(Kills.Rounds, 8); kill++)
        {
            using var host = HostProcess.StartOn(studio, MigrationFeed.Command);
            using var patience = new CancellationTokenSource(Patience);
            Assert.True(await host.StartedAsync(patience.Token), $"seed {seed}: run {kill + 1} did not start: {(host.HasExited ? await host.ErrorsAsync() : "")}");
            await host.KillAfterAsync(TimeSpan.FromMilliseconds(random.Next(50, 2_500)));
            await Kills.LawsAsync(studio, seed, overdueBefore: null);
            Assert.Equal((long)Members, studio.Scalar("select count(*) from enrollment where state = 'active'"));
        }

        await InProcess.RunAsync(studio, async last =>
        {
            await InProcess.DrainAsync(last);
            if (studio.Scalar("select count(*) from enrollment e join journey_version v on v.id = e.version_id where v.number = 2") is long and > 0)
                await last.Get<MigrationControl>().TakeBackAsync(RuntimeStudio.FirstJourney, Convert.ToInt64(studio.Scalar("select max(id) from operation where kind = 'migrate'"), CultureInfo.InvariantCulture), Operator, default);
            await InProcess.DrainAsync(last);
        });

        Assert.Equal((long)Members, studio.Scalar("select count(*) from enrollment e join journey_version v on v.id = e.version_id where v.number = 1 and e.state = 'active'"));
        Assert.Equal(due, studio.Scalar("select sum(due) from token"));
        await Kills.LawsAsync(studio, seed, overdueBefore: null);
    }

    private static string Drawn(string duration) => Journeys.Row(
        ("start", "EventTrigger", """{"event":"test.start"}""", "Done"),
        ("wait", "Wait", $$"""{"duration":"{{duration}}"}""", "Done"),
        ("tag", "Tags", """{"add":["pregnant"]}""", ""));

    private static Task PrepareAsync(TemporaryStudio studio) => InProcess.RunAsync(studio, async first =>
    {
        await InProcess.EnterAsync(first, First, Members);
        await new Workspace(first.Services).PublishAgainAsync(RuntimeStudio.FirstJourney, Second);
    });
}
