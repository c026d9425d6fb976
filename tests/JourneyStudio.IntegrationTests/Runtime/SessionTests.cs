using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Clocks;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Members;

namespace JourneyStudio.IntegrationTests.Runtime;

public sealed class SessionTestsOnSqlite() : SessionTests(Provider.Sqlite);

public sealed class SessionTestsOnPostgreSql() : SessionTests(Provider.PostgreSql);

/// <summary>SEMANTICS, "Time" and "Waiting for events", on a real database: what follows a session, and what was due before publishing.</summary>
public abstract class SessionTests(Provider provider)
{
    private static readonly string Reminds = Journeys.Row(
        ("in", "EventTrigger", """{"event":"signed-up"}""", "Done"),
        ("wait", "WaitUntil", """{"mode":"date","anchor":"session.start","offset":"P1D","direction":"before","at":"10:00","whenPast":"exit"}""", "Done"),
        ("tag", "Tags", """{"add":["reminded"]}""", ""));

    private static SessionRecord Session { get; } = new()
    {
        Key = "s1",
        Names = new("Class", "课"),
        Store = "store",
        Place = new("Hall", "厅"),
        Zone = "Asia/Shanghai",
        StartsAt = RuntimeStudio.Start.AddDays(5),
        EndsAt = RuntimeStudio.Start.AddDays(5).AddHours(2),
        Capacity = 10,
    };

    [Fact]
    [Trait("Semantics", "time.follows")]
    [Trait("Semantics", "waiting.marked")]
    public async Task Session_Rescheduled_WaitsOfThoseWhoCarryItFollow()
    {
        await using var studio = await OpenAsync();
        var members = await studio.Workspace.AddMembersAsync(2);
        await SignUpAsync(studio, members[0], "s1");
        await SignUpAsync(studio, members[1], "s2");

        Assert.True(await studio.Get<SessionChanges>().ChangeAsync(Session with { StartsAt = Session.StartsAt.AddDays(2), EndsAt = Session.EndsAt.AddDays(2) }, studio.Clock.Now, default));
        await studio.AdvanceAsync();

        // At ten in the morning of the day before, in Shanghai
        Assert.Equal($"{Due(6)} {Due(4)}", $"{studio.Value($"select due from token where member_id = {members[0].Value}")} {studio.Value($"select due from token where member_id = {members[1].Value}")}");
        await studio.AdvanceToAsync(RuntimeStudio.Start.AddDays(6).AddHours(1));
        Assert.Equal("in:Done wait:Done tag:Done", studio.Path(members[0]));
    }

    [Fact]
    [Trait("Semantics", "time.cancelled")]
    public async Task Session_Cancelled_ExitsWithItsNotice()
    {
        await using var studio = await OpenAsync();
        var members = await studio.Workspace.AddMembersAsync(2);
        await SignUpAsync(studio, members[0], "s1");
        await SignUpAsync(studio, members[1], "s2");

        await studio.Get<SessionChanges>().ChangeAsync(Session with { Cancelled = true }, studio.Clock.Now, default);
        await studio.AdvanceAsync();

        Assert.Equal(("in:Done wait:(exited)", "in:Done wait"), (studio.Path(members[0]), studio.Path(members[1])));
        Assert.Equal("session-cancelled", studio.Value($"select reason from enrollment where member_id = {members[0].Value}"));
    }

    [Theory]
    [Trait("Semantics", "entry.date-past")]
    [Trait("Semantics", "entry.date-missed")]
    [InlineData("", 1, 0)]
    [InlineData(",\"past\":\"P3D\"", 1, 1)]
    [InlineData(",\"late\":\"PT12H\"", 30, 0)]
    [InlineData(",\"late\":\"PT48H\"", 30, 1)]
    public async Task DateTrigger_DueBeforePublishingOrMissed_CountsAsTheTriggerSays(string settings, int hours, int entries)
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var member = (await studio.Workspace.AddMembersAsync(1))[0];
        await using (var context = studio.Storage.Context())
        {
            context.Add(new AttributeDateRow { MemberId = member.Value, Attribute = "due", Value = new DateOnly(2026, 4, 1) });
            await context.SaveChangesAsync();
        }
        // An hour before publishing, or three hours after it while nothing ran
        var at = hours < 24 ? "08:00" : "12:00";
        await studio.PublishAsync(Journeys.Row(("in", "DateTrigger", $$"""{"anchor":"attribute","attribute":"due","at":"{{at}}"{{settings}} }""", "")));
        await using (var context = studio.Storage.Context())
        {
            foreach (var row in context.Set<MemberRow>())
                row.TimeZone = "Asia/Shanghai";
            await context.SaveChangesAsync();
        }
        studio.Clock.Now += TimeSpan.FromHours(hours);
        await studio.Get<ClockRunner>().RunAsync(default);
        await studio.AdvanceAsync();

        Assert.Equal($"{entries}", studio.Value("select count(*) from enrollment"));
        Assert.Equal(hours > 24 && entries == 0 ? "late" : null, studio.Value("select reason from entry_refusal"));
    }

    private async Task<RuntimeStudio> OpenAsync()
    {
        var studio = await RuntimeStudio.OpenAsync(provider);
        await using (var context = studio.Storage.Context())
        {
            foreach (var key in new[] { "s1", "s2" })
                context.Add(new SessionRow { Key = key, Names = Session.Names, Store = "store", Place = Session.Place, TimeZone = Session.Zone, StartsAt = Session.StartsAt, EndsAt = Session.EndsAt, Capacity = 10 });
            await context.SaveChangesAsync();
        }
        await studio.PublishAsync(Reminds);
        return studio;
    }

    private static async Task SignUpAsync(RuntimeStudio studio, MemberId member, string session)
    {
        await studio.TellAsync(member, "signed-up", properties: (RecordKinds.Session, session));
        await studio.AdvanceAsync();
    }

    private static long Due(int days) => RuntimeStudio.Start.AddDays(days).AddHours(1).ToUnixTimeMilliseconds();
}
