using JourneyStudio.Engine;
using JourneyStudio.Engine.Members;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Campaigns;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Touchpoints;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.IntegrationTests.Runtime;

public sealed class SessionDeskTestsOnSqlite() : SessionDeskTests(Provider.Sqlite);

public sealed class SessionDeskTestsOnPostgreSql() : SessionDeskTests(Provider.PostgreSql);

/// <summary>MISSION B5 on a real database: sessions are made with their codes, moved with those who wait for them, called off with a notice, and made again elsewhere.</summary>
public abstract class SessionDeskTests(Provider provider)
{
    private const string Zone = "Asia/Shanghai";

    private static readonly string Reminds = Journeys.Row(
        ("in", "EventTrigger", """{"event":"signed-up"}""", "Done"),
        ("wait", "WaitUntil", """{"mode":"date","anchor":"session.start","offset":"P1D","direction":"before","at":"10:00","whenPast":"exit"}""", "Done"),
        ("tag", "Tags", """{"add":["reminded"]}""", ""));

    private static readonly string Tells = Journeys.Row(("in", "EventTrigger", """{"event":"session.cancelled"}""", "Done"), ("tag", "Tags", """{"add":["told"]}""", ""));

    private static SessionDraft Draft { get; } = new()
    {
        Key = "s1",
        Store = "maple",
        Names = new("Class", "课"),
        Place = new("Hall", "厅"),
        TimeZone = Zone,
        StartsAt = RuntimeStudio.Start.AddDays(5),
        EndsAt = RuntimeStudio.Start.AddDays(5).AddHours(2),
        Capacity = 10,
    };

    [Fact]
    [Trait("Semantics", "time.follows")]
    public async Task Reschedule_WithThoseWhoWait_IsForetoldAndFollowed()
    {
        await using var studio = await OpenAsync();
        var members = await studio.Workspace.AddMembersAsync(2);
        await studio.TellAsync(members[0], "signed-up", properties: (RecordKinds.Session, "s1"));
        await studio.AdvanceAsync();
        var times = new SessionTimes(Zone, Draft.StartsAt.AddDays(2), Draft.EndsAt.AddDays(2));

        var preview = await PreviewAsync(studio, times);
        Assert.Equal((1, 1, 1), (preview.Concerned, preview.InFlight, preview.Waiting));
        Assert.Equal(("wait", WaitFate.Waits, Due(4), Due(6)), (preview.Waits[0].Activity, preview.Waits[0].Fate, preview.Waits[0].Before, preview.Waits[0].After));
        // The day before is past then, and this wait leaves by that
        Assert.Equal(WaitFate.Leaves, (await PreviewAsync(studio, times with { StartsAt = studio.Clock.Now.AddHours(2), EndsAt = studio.Clock.Now.AddHours(3) })).Waits[0].Fate);
        Assert.Equal(Due(4).ToUnixTimeMilliseconds(), long.Parse(studio.Value("select due from token")!, null));

        Assert.Empty(await studio.Get<SessionDesk>().RescheduleAsync("s1", times, Scope.Whole, 42, default));
        await studio.AdvanceAsync();
        Assert.Equal(Due(6).ToUnixTimeMilliseconds(), long.Parse(studio.Value("select due from token")!, null));
        Assert.Equal(("session.reschedule", 42L), await AuditAsync(studio));
    }

    [Fact]
    [Trait("Semantics", "time.cancelled")]
    public async Task Cancel_WithThoseWhoWait_ExitsThemAndTellsWhomItConcerns()
    {
        await using var studio = await OpenAsync();
        await studio.PublishAsync(Tells);
        var members = await studio.Workspace.AddMembersAsync(3);
        await studio.TellAsync(members[0], "signed-up", properties: (RecordKinds.Session, "s1"));
        await studio.AdvanceAsync();
        // One has a tag of it, but is on the way with nothing
        await using (var context = studio.Storage.Context())
        {
            context.Add(new MemberTagRow { MemberId = members[1].Value, Tag = "signed-up", Scope = "s1", At = studio.Clock.Now });
            await context.SaveChangesAsync();
        }

        var preview = await PreviewAsync(studio, null);
        Assert.Equal((2, 1, WaitFate.Leaves, "journey-2"), (preview.Concerned, preview.Waiting, preview.Waits[0].Fate, Assert.Single(preview.Told).DefinitionId));
        Assert.Empty(await studio.Get<SessionDesk>().CancelAsync("s1", "The hall is flooded", Scope.Whole, 42, default));
        await studio.AdvanceAsync();

        Assert.Equal(("in:Done wait:(exited) in:Done tag:Done", "in:Done tag:Done", ""), (studio.Path(members[0]), studio.Path(members[1]), studio.Path(members[2])));
        Assert.Contains("flooded", studio.Value("select properties from event where name = 'session.cancelled' order by id limit 1"), StringComparison.Ordinal);
        Assert.Equal("session.cancelled", Assert.Single(await studio.Get<SessionDesk>().CancelAsync("s1", "", Scope.Whole, 42, default)).Code);
        Assert.Equal("session.cancelled", Assert.Single(await studio.Get<SessionDesk>().RescheduleAsync("s1", new(Zone, Draft.StartsAt, Draft.EndsAt), Scope.Whole, 42, default)).Code);
    }

    /// <summary>A replay knows the session as it was, whatever has become of it since.</summary>
    [Fact]
    public async Task Replay_OfThoseWhoseSessionWasMovedAndCalledOff_EndsTheSame()
    {
        await using var studio = await OpenAsync();
        var members = await studio.Workspace.AddMembersAsync(2);
        var desk = studio.Get<SessionDesk>();
        Task<IReadOnlyList<Problem>> MoveAsync(int days) => desk.RescheduleAsync("s1", new SessionTimes(Zone, Draft.StartsAt.AddDays(days), Draft.EndsAt.AddDays(days)), Scope.Whole, 42, default);
        long PassageOf(MemberId member) => long.Parse(studio.Value($"select id from enrollment where member_id = {member.Value}")!, null);

        await studio.TellAsync(members[0], "signed-up", properties: (RecordKinds.Session, "s1"));
        await studio.AdvanceToAsync(RuntimeStudio.Start.AddDays(1));
        Assert.Empty(await MoveAsync(3));
        await studio.AdvanceToAsync(Due(7).AddHours(1));
        await studio.TellAsync(members[1], "signed-up", properties: (RecordKinds.Session, "s1"));
        Assert.Empty(await MoveAsync(9));
        await studio.AdvanceToAsync(Due(8));
        Assert.Empty(await desk.CancelAsync("s1", "", Scope.Whole, 42, default));
        await studio.AdvanceToAsync(Due(9));
        Assert.Equal(("in:Done wait:Done tag:Done", "in:Done wait:(exited)"), (studio.Path(members[0]), studio.Path(members[1])));

        Assert.Equal(["in:Done", "wait:Done", "tag:Done"], await studio.ReplayAsync(PassageOf(members[0]), Reminds));
        Assert.Equal(["in:Done", "wait:exited"], await studio.ReplayAsync(PassageOf(members[1]), Reminds));
    }

    [Fact]
    [Trait("Semantics", "messages.session-cancelled")]
    public async Task Cancel_WithMessagesThatHaveNotLeft_HoldsThemBackButNotTheNotice()
    {
        await using var studio = await OpenAsync();
        await studio.Workspace.AddContentAsync();
        await studio.PublishAsync(Journeys.Row(("in", "EventTrigger", """{"event":"signed-up"}""", "Done"), ("send", "SendWeChatTemplate", """{"template":"signup-success"}""", "")));
        await studio.PublishAsync(Journeys.Row(("in", "EventTrigger", """{"event":"session.cancelled"}""", "Done"), ("send", "SendWeChatTemplate", """{"template":"session-cancelled"}""", "")));
        var members = await studio.Workspace.AddMembersAsync(2);
        Assert.True((await studio.Get<SessionDesk>().CreateAsync([Draft with { Key = "s2" }], Scope.Whole, 42, default))[0].Created);
        await studio.TellAsync(members[0], "signed-up", properties: (RecordKinds.Session, "s1"));
        await studio.TellAsync(members[1], "signed-up", properties: (RecordKinds.Session, "s2"));
        await studio.AdvanceAsync();
        studio.Clock.Now += TimeSpan.FromMinutes(5);

        Assert.Empty(await studio.Get<SessionDesk>().CancelAsync("s1", "", Scope.Whole, 42, default));
        await studio.AdvanceAsync();
        await studio.DispatchAsync();

        Assert.Equal("suppressed:session-cancelled sent: sent:", studio.Value("select group_concat(state || ':' || coalesce(reason, ''), ' ') from (select state, reason from message order by id) as m"));
        Assert.Equal("session-cancelled", studio.Value("select template from message where state = 'sent' order by id desc limit 1"));
    }

    [Fact]
    public async Task Create_WhatIsRightNewOrWrong_MakesEachOnceWithItsCodes()
    {
        await using var studio = await OpenAsync();
        SessionDraft[] drafts = [Draft, Draft with { Key = null, Campaign = "club" }, Draft with { Key = "s3", Store = "nowhere" }, Draft with { Key = "s4", EndsAt = Draft.StartsAt, Capacity = 0 }];

        var first = await studio.Get<SessionDesk>().CreateAsync(drafts, Scope.Whole, 42, default);
        var again = await studio.Get<SessionDesk>().CreateAsync(drafts, Scope.Whole, 42, default);

        Assert.Equal([("s1", false, ""), ("club-maple-20260406-0900", true, ""), ("s3", false, "session.store"), ("s4", false, "session.capacity session.ends-first")], first.Select(Say));
        Assert.Equal([false, false, false, false], again.Select(outcome => outcome.Created));
        await using var context = studio.Storage.Context();
        Assert.Equal(["checkin ", "signup ", "signup lin"], (await context.Set<QrCodeRow>().Where(row => row.Session == first[1].Key).ToListAsync()).Select(code => $"{code.Purpose} {code.Guide}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Act_OnASessionOfAnotherBranch_FindsNone()
    {
        await using var studio = await OpenAsync();
        var desk = studio.Get<SessionDesk>();
        var south = new Scope { Units = [2] };

        Assert.Equal("session.unknown", Assert.Single(await desk.CancelAsync("s1", "", south, 42, default)).Code);
        Assert.Equal("session.unknown", Assert.Single(await desk.ChangeAsync(Draft, south, 42, default)).Code);
        Assert.Equal("session.unknown", Assert.Single((await desk.CloneAsync("s1", new(new DateTime(2026, 5, 1, 9, 0, 0), ["harbour"]), south, 42, default)).Problems).Code);
        Assert.Equal("session.store", Assert.Single((await desk.CreateAsync([Draft with { Key = "s9" }], south, 42, default))[0].Problems).Code);
        Assert.Null(await studio.Get<SessionListings>().FindAsync("s1", south, default));
    }

    [Fact]
    public async Task Clone_ToOtherStores_KeepsTheTimeOnTheWallAndTakesTheirPlace()
    {
        await using var studio = await OpenAsync();

        var made = await studio.Get<SessionDesk>().CloneAsync("s1", new(new DateTime(2026, 5, 1, 9, 0, 0), ["maple", "harbour"]), Scope.Whole, 42, default);

        Assert.All(made.Value, outcome => Assert.True(outcome.Created));
        await using var context = studio.Storage.Context();
        var rows = await context.Set<SessionRow>().Where(row => row.Key != "s1").OrderBy(row => row.Store).ToListAsync();
        Assert.Equal(["harbour Pier Europe/Berlin 07:00", "maple Hall Asia/Shanghai 01:00"], rows.Select(row => $"{row.Store} {row.Place.En} {row.TimeZone} {row.StartsAt.UtcDateTime:HH:mm}"));
        Assert.All(rows, row => Assert.Equal(TimeSpan.FromHours(2), row.EndsAt - row.StartsAt));
    }

    [Fact]
    public async Task CloneCampaign_ItsSessions_AreMadeAgainDaysLaterWithoutTheCancelledOnes()
    {
        await using var studio = await OpenAsync();
        var desk = studio.Get<SessionDesk>();
        await desk.CreateAsync([Draft with { Key = "c1", Campaign = "club" }, Draft with { Key = "c2", Campaign = "club", Store = "harbour" }], Scope.Whole, 42, default);
        await desk.CancelAsync("c2", "", Scope.Whole, 42, default);

        var clone = (await desk.CloneCampaignAsync("club", new("Club in May", "五月俱乐部"), 30, Scope.Whole, 42, default)).Value;

        Assert.StartsWith("club-in-may-", clone.Campaign, StringComparison.Ordinal);
        Assert.Equal($"{clone.Campaign}-maple-20260506-0900", Assert.Single(clone.Sessions).Key);
        Assert.Equal("campaign.no-sessions", Assert.Single((await desk.CloneCampaignAsync("none", new("A", "甲"), 1, Scope.Whole, 42, default)).Problems).Code);
    }

    [Fact]
    public async Task Page_OfManySessions_ComesInOrderWithoutGapsByFilter()
    {
        await using var studio = await OpenAsync();
        var listings = studio.Get<SessionListings>();
        await studio.Get<SessionDesk>().CreateAsync([.. Enumerable.Range(0, 25).Select(i => Draft with { Key = $"m{i}", Store = i % 2 == 0 ? "maple" : "harbour", StartsAt = Draft.StartsAt.AddDays(i % 5), EndsAt = Draft.EndsAt.AddDays(i % 5) })], Scope.Whole, 42, default);
        await studio.Get<SessionDesk>().CancelAsync("m3", "", Scope.Whole, 42, default);
        var filter = new SessionFilter { Scope = Scope.Whole, State = SessionStates.Planned, Store = "harbour" };

        var keys = new List<string>();
        SessionRow? last = null;
        do
        {
            var page = await listings.PageAsync(filter, last, 5, studio.Clock.Now, default);
            keys.AddRange(page.Select(listing => listing.Session.Key));
            last = page.Count == 5 ? page[^1].Session : null;
        }
        while (last is not null);

        Assert.Equal(11, keys.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal((11, 1), (await listings.CountAsync(filter, studio.Clock.Now, default), await listings.CountAsync(filter with { State = SessionStates.Cancelled }, studio.Clock.Now, default)));
        Assert.Equal(0, await listings.CountAsync(filter with { Scope = new Scope { Units = [1] } }, studio.Clock.Now, default));
        Assert.Equal(16, await listings.CountAsync(filter with { State = SessionStates.Over, Store = null }, Draft.EndsAt.AddDays(2), default));
    }

    private async Task<RuntimeStudio> OpenAsync()
    {
        var studio = await RuntimeStudio.OpenAsync(provider);
        await using (var context = studio.Storage.Context())
        {
            context.Add(new OrgUnitRow { Id = 1, Key = "maple", Kind = OrgUnitKinds.Store, Names = new("Maple", "枫林"), Path = "1/", TimeZone = Zone });
            context.Add(new OrgUnitRow { Id = 2, Key = "harbour", Kind = OrgUnitKinds.Store, Names = new("Harbour", "海港"), Address = new("Pier", "码头"), Path = "2/", TimeZone = "Europe/Berlin" });
            context.Add(new StaffRow { Id = 1, PublicId = "lin", Key = "lin", OrgUnitId = 1, Role = "guide", Names = new("Lin", "林") });
            context.Add(new StaffRow { Id = 2, PublicId = "gone", Key = "gone", OrgUnitId = 1, Role = "guide", Names = new("Gone", "走"), Active = false });
            context.Add(new CampaignRow { Key = "club", Names = new("Club", "俱乐部") });
            await context.SaveChangesAsync();
        }
        Assert.True((await studio.Get<SessionDesk>().CreateAsync([Draft], Scope.Whole, 42, default))[0].Created);
        await studio.PublishAsync(Reminds);
        return studio;
    }

    private static async Task<SessionPreview> PreviewAsync(RuntimeStudio studio, SessionTimes? times) =>
        await studio.Get<SessionPreviews>().OfAsync((await studio.Get<SessionListings>().FindAsync("s1", Scope.Whole, default))!.Session, times, default);

    private static async Task<(string Action, long? Actor)> AuditAsync(RuntimeStudio studio)
    {
        await using var context = studio.Storage.Context();
        var row = await context.Set<AuditRow>().OrderByDescending(row => row.Id).FirstAsync();
        return (row.Action, row.Actor);
    }

    private static (string, bool, string) Say(SessionOutcome outcome) => (outcome.Key, outcome.Created, string.Join(' ', outcome.Problems.Select(problem => problem.Code)));

    private static DateTimeOffset Due(int days) => RuntimeStudio.Start.AddDays(days).AddHours(1);
}
