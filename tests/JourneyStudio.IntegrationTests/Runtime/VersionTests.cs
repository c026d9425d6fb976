using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Laws;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.IntegrationTests.Runtime;

/// <summary>SEMANTICS, "Life cycle": versions, what is counted for each, and what stays of an activity that is drawn no more.</summary>
public sealed class VersionTests
{
    private static readonly (string, string, string, string) Start = ("start", "EventTrigger", """{"event":"test.start"}""", "Done");
    private static readonly (string, string, string, string) Wait = ("wait", "Wait", """{"duration":"P1D"}""", "Done");
    private static readonly string First = Journeys.Row(Start, Wait, ("old", "Tags", """{"add":["old"]}""", ""));
    private static readonly string Second = Journeys.Row(Start, Wait, ("new", "Tags", """{"add":["new"]}""", ""));

    [Theory]
    [Trait("Semantics", "life.immutable")]
    [Trait("Semantics", "life.statistics")]
    [Trait("Semantics", "life.deleted")]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Publish_WhileMembersAreInFlight_TheyStayOnTheirVersion(Provider provider)
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var members = await studio.Workspace.AddMembersAsync(3);
        await studio.PublishAsync(First);
        await studio.TellAsync(members[0], "test.start");
        await studio.TellAsync(members[1], "test.start");
        await studio.AdvanceAsync();

        await PublishAgainAsync(studio, Second);
        await studio.TellAsync(members[2], "test.start");
        await studio.AdvanceAsync();
        await studio.AdvanceToAsync(RuntimeStudio.Start.AddDays(2));

        Assert.Equal("start:Done wait:Done old:Done", studio.Path(members[0]));
        Assert.Equal("start:Done wait:Done new:Done", studio.Path(members[2]));
        Assert.Equal(First, await TextAsync(studio, 1));
        var versions = (await new VersionCounts(Contexts(studio)).FindAsync(RuntimeStudio.FirstJourney, default))!;
        Assert.Equal([(1, 2L), (2, 1L)], versions.Select(version => (version.Version, version.Enrollments.Entered)));
        // What the canvas draws is the sum; what the second version has dropped keeps its figures and its steps.
        var counts = await new CountReading(Contexts(studio), studio.Get<TimeProvider>()).ReadAsync(RuntimeStudio.FirstJourney, default);
        Assert.Equal((3L, 2L, 1L), (counts.Activities["wait"].Entered, counts.Activities["old"].Entered, counts.Activities["new"].Entered));
        Assert.Empty(await studio.Get<LawChecks>().CheckAsync(studio.Clock.Now, default));
    }

    [Theory]
    [Trait("Semantics", "running.goal-no-drop-off")]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Goal_ThatIsReached_IsCountedApartFromThoseWhoDropOff(Provider provider)
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var members = await studio.Workspace.AddMembersAsync(2);
        await studio.PublishAsync(First.Replace("""{"reentry":{"mode":"always"}}""", """{"goal":{"event":"order.paid"},"exitWhen":{"event":"account.closed"}}""", StringComparison.Ordinal));
        foreach (var member in members)
            await studio.TellAsync(member, "test.start");
        await studio.AdvanceAsync();
        studio.Clock.Now += TimeSpan.FromHours(1);
        await studio.TellAsync(members[0], "order.paid");
        await studio.TellAsync(members[1], "account.closed");
        await studio.AdvanceAsync();

        var version = Assert.Single((await new VersionCounts(Contexts(studio)).FindAsync(RuntimeStudio.FirstJourney, default))!);
        Assert.Equal((2L, 1L), (version.Enrollments.Exited, version.Enrollments.Converted));
        var ports = version.Activities.Single(activity => activity.Activity == "wait").Ports;
        Assert.Equal((1L, 1L), (ports["(goal)"], ports["(exited)"]));
        Assert.Equal("goal", studio.Value($"select reason from enrollment where member_id = {members[0].Value}"));
        // The canvas shades by those who left midway
        Assert.Equal(1, (await new CountReading(Contexts(studio), studio.Get<TimeProvider>()).ReadAsync(RuntimeStudio.FirstJourney, default)).Activities["wait"].Left);
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Lag_OfAMemberWhoIsDueAndNotMovedOn_IsHowLongTheyWaitTooLong(Provider provider)
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var members = await studio.Workspace.AddMembersAsync(1);
        await studio.PublishAsync(First);
        await studio.TellAsync(members[0], "test.start");
        await studio.AdvanceAsync();
        var reading = new CountReading(Contexts(studio), studio.Get<TimeProvider>());
        Assert.Equal(0, (await reading.ReadAsync(RuntimeStudio.FirstJourney, default)).Lag);

        studio.Clock.Now += TimeSpan.FromDays(1) + TimeSpan.FromMinutes(5);
        var counts = await reading.ReadAsync(RuntimeStudio.FirstJourney, default);
        Assert.Equal((300, 300), (counts.Lag, counts.Activities["wait"].Lag));
        await studio.AdvanceAsync();

        Assert.Equal(0, (await reading.ReadAsync(RuntimeStudio.FirstJourney, default)).Lag);
    }

    private static IDbContextFactory<StudioDbContext> Contexts(RuntimeStudio studio) => studio.Get<IDbContextFactory<StudioDbContext>>();

    private static async Task PublishAgainAsync(RuntimeStudio studio, string text)
    {
        await using (var context = studio.Storage.Context())
        {
            var journey = await context.Set<JourneyRow>().SingleAsync();
            context.Add(new DraftRow { JourneyId = journey.Id, Revision = 1, Text = text });
            await context.SaveChangesAsync();
        }
        Assert.Equal(2, await studio.Get<JourneyPublishing>().PublishAsync(RuntimeStudio.FirstJourney, 1, by: null, default));
        studio.Get<RuntimeSignals>().PlansChanged();
    }

    private static async Task<string> TextAsync(RuntimeStudio studio, int number)
    {
        await using var context = studio.Storage.Context();
        return await context.Set<JourneyVersionRow>().Where(row => row.Number == number).Select(row => row.Text).SingleAsync();
    }
}
