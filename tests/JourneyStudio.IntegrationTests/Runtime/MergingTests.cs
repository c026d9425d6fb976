using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Merging;
using JourneyStudio.Engine.Intake;
using JourneyStudio.Engine.Members;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Intake;
using JourneyStudio.Runtime.Merging;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Runtime.Upkeep;
using JourneyStudio.Storage.Laws;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Merging;
using JourneyStudio.Storage.Operating;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Purchases;

namespace JourneyStudio.IntegrationTests.Runtime;

public sealed class MergingTestsOnSqlite() : MergingTests(Provider.Sqlite);

public sealed class MergingTestsOnPostgreSql() : MergingTests(Provider.PostgreSql);

/// <summary>SEMANTICS, "Merging and erasing members", on the database and in the middle of running journeys.</summary>
public abstract class MergingTests(Provider provider)
{
    private static readonly string Waits = Journeys.Write(
        [
            ("start", "EventTrigger", """{"event":"test.start"}"""),
            ("send", "SendWeChatTemplate", """{"template":"signup-form"}"""),
            ("wait", "WaitForEvent", """{"event":"order.paid","timeout":"PT2H"}"""),
            ("paid", "Points", """{"amount":10,"reason":"paid"}"""),
            ("late", "Exit", """{"reason":"late"}"""),
        ],
        [("start", "Done", "send"), ("send", "Done", "wait"), ("send", "Skipped", "wait"), ("wait", "Happened", "paid"), ("wait", "Timeout", "late")]);

    [Fact]
    [Trait("Semantics", "merging.merge")]
    public async Task Merge_BothWaitInOneJourney_TheOlderGoesOnAndNoEffectRepeats()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var (older, younger) = await TwoAsync(studio);

        Assert.Equal(new MergeAnswer(1, 1), (await studio.MergeAsync(younger, older)).Value);
        await studio.TellAsync(older, "order.paid");
        await studio.AdvanceAsync();
        await studio.AdvanceToAsync(RuntimeStudio.Start.AddHours(9));

        Assert.Equal("", studio.Path(older));
        Assert.Equal("start:Done send:Done wait:Happened paid:Done start:Done send:Done wait:(exited)", studio.Path(younger));
        Assert.Equal("completed,exited merged", studio.Value("select (select state from enrollment where id = 1) || ',' || (select state || ' ' || reason from enrollment where id = 2)"));
        Assert.Equal($"10 {younger.Value}", studio.Value("select sum(amount) || ' ' || max(member_id) from points_ledger"));
        Assert.Equal("10", studio.Value($"select points from member where id = {younger.Value}"));
        Assert.Equal("2", studio.Value($"select count(*) from message where member_id = {younger.Value}"));
        Assert.Equal("merge 42 2", studio.Value("select min(intervention) || ' ' || max(actor) || ' ' || count(*) from trace where intervention is not null"));
        await LawsAsync(studio);
    }

    [Fact]
    [Trait("Semantics", "merging.merge")]
    public async Task Merge_WhileABatchIsInTheAir_FencesTheOwnerWhoDecidedItBefore()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var (older, younger) = await TwoAsync(studio);
        await studio.TellAsync(older, "order.paid");
        await studio.TellAsync(younger, "order.paid");
        var merged = false;
        studio.Between(store => new InterruptedStore(store)
        {
            Before = async () =>
            {
                // Both have been loaded and decided: what comes of it must not be written any more.
                Assert.Empty((await studio.Get<MemberMerging>().MergeAsync(new MergeRequest(older, younger, 42), Scope.Whole, default)).Problems);
                merged = true;
            },
        });

        await studio.AdvanceAsync();
        Assert.True(merged);
        Assert.Equal("0", studio.Value("select count(*) from points_ledger"));
        await studio.RetakeAsync();

        Assert.Equal("1", studio.Value("select count(*) from points_ledger"));
        Assert.Equal("completed exited", studio.Value("select (select state from enrollment where id = 1) || ' ' || (select state from enrollment where id = 2)"));
        await LawsAsync(studio);
    }

    [Fact]
    [Trait("Semantics", "merging.merge")]
    public async Task Merge_MembersOfTwoSlots_EveryRowIsTheSurvivorsAndInTheirSlot()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        await studio.Workspace.AddClubAsync();
        await studio.PublishAsync(Waits);
        var members = await studio.Workspace.AddMembersAsync(8);
        var (survivor, duplicate) = (members[0], members.First(member => SlotLease.SlotOf(member) != SlotLease.SlotOf(members[0])));
        await BelongingsAsync(studio, survivor, duplicate);
        await studio.TellAsync(duplicate, "test.start");
        await studio.AdvanceAsync();
        await studio.TellAsync(duplicate, "order.paid");

        await studio.MergeAsync(survivor, duplicate);
        foreach (var table in new[] { "enrollment", "token", "event", "message", "outbox", "child", "\"order\"", "member_tag", "attribute_text", "consent_entry", "trace", "member_consent" })
            Assert.Equal("0", studio.Value($"select count(*) from {table} where member_id = {duplicate.Value}"));
        foreach (var table in new[] { "enrollment", "token", "event" })
            Assert.Equal("0", studio.Value($"select count(*) from {table} where slot <> {SlotLease.SlotOf(survivor)} and member_id = {survivor.Value}"));
        await studio.AdvanceAsync();

        Assert.Equal("start:Done send:Done wait:Happened paid:Done", studio.Path(survivor));
        Assert.Equal("vip,vvip", studio.Value($"select group_concat(tag, ',') from (select tag from member_tag where member_id = {survivor.Value} order by tag) t"));
        Assert.Equal("own,theirs", studio.Value($"select group_concat(value, ',') from (select value from attribute_text where member_id = {survivor.Value} order by attribute) t"));
        await LawsAsync(studio);
    }

    [Fact]
    public async Task Merge_ValuesThatTheOperatorChose_AreTheDuplicatesAndTheOtherStaysKnown()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var members = await studio.Workspace.AddMembersAsync(2);
        await BelongingsAsync(studio, members[0], members[1]);

        await studio.MergeAsync(members[0], members[1], "name", "email", "a-note", "externalId", ChannelKeys.WeChatTemplate);

        Assert.Equal($"Member {members[1].Value} m{members[1].Value}", studio.Value($"select name || ' ' || external_id from member where id = {members[0].Value}"));
        Assert.Equal("theirs", studio.Value($"select value from attribute_text where member_id = {members[0].Value} and attribute = 'a-note'"));
        Assert.Equal($"o-{members[1].Value}", studio.Value($"select address from member_address where member_id = {members[0].Value} and channel = 'wechat-template'"));
        foreach (var reference in new MemberReference[]
        {
            new() { ExternalId = $"m{members[0].Value}" }, new() { ExternalId = $"m{members[1].Value}" }, new() { OpenId = $"o-{members[0].Value}" }, new() { OpenId = $"o-{members[1].Value}" },
            new() { PublicId = $"p{members[1].Value}" }, new() { Id = members[1] }, new() { Phone = "+8613800000002" },
        })
            Assert.Equal(members[0], Assert.IsType<IntakeResult.Stored>(await SayAsync(studio, reference)).Member);
        Assert.Equal("2", studio.Value("select count(*) from member"));
    }

    [Fact]
    public async Task Merge_ConsentsDiffer_TheStricterWinsAndTheWishFollowsThePerson()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var members = await studio.Workspace.AddMembersAsync(2);
        await EditAsync(studio, members[0], new MemberEdit { Addresses = new Dictionary<string, string> { ["sms"] = "+8613800000001" }, Granted = [new("sms", MessagePurpose.Marketing), new("email", MessagePurpose.Marketing)] });
        await EditAsync(studio, members[1], new MemberEdit
        {
            Addresses = new Dictionary<string, string> { ["sms"] = "+8613800000002" },
            Granted = [new("sms", MessagePurpose.Marketing)],
            Withdrawn = [new("email", MessagePurpose.Marketing)],
            Suppressed = new Dictionary<string, string> { ["sms"] = "complained" },
        });

        await studio.MergeAsync(members[0], members[1]);

        Assert.Equal("sms", studio.Value($"select channel from member_consent where member_id = {members[0].Value} and purpose = 'marketing' and granted"));
        Assert.Equal("merge", studio.Value($"select source from consent_entry where member_id = {members[0].Value} and channel = 'email' and purpose = 'marketing' and not granted and source = 'merge'"));
        Assert.Equal("2", studio.Value("select count(*) from suppression where address in ('+8613800000001', '+8613800000002')"));
    }

    [Fact]
    public async Task Merge_WhoIsGoneOrOneself_IsRefusedAndChangesNothing()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var members = await studio.Workspace.AddMembersAsync(3);
        Assert.Equal("member.merge-same", (await studio.MergeAsync(members[0], members[0])).Problems[0].Code);
        await studio.MergeAsync(members[0], members[1]);
        Assert.Equal("member.merge-gone", (await studio.MergeAsync(members[2], members[1])).Problems[0].Code);
        await studio.EraseAsync(members[0]);
        Assert.Equal("member.merge-gone", (await studio.MergeAsync(members[2], members[0])).Problems[0].Code);
    }

    [Fact]
    public async Task Merge_MergedAgain_TheFirstLeadsToTheLast()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var members = await studio.Workspace.AddMembersAsync(3);
        await studio.MergeAsync(members[1], members[0]);
        await studio.MergeAsync(members[2], members[1]);
        Assert.Equal(members[2], Assert.IsType<IntakeResult.Stored>(await SayAsync(studio, new() { Id = members[0] })).Member);
    }

    [Fact]
    public async Task Merge_AnOperationGoesThroughTheirJourney_WaitsForIt()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var (older, younger) = await TwoAsync(studio);
        Assert.NotEqual(SlotLease.SlotOf(older), SlotLease.SlotOf(younger));
        await studio.Get<JourneyLifecycle>().PauseAsync("journey-1", 42, RuntimeStudio.Start, default);
        Assert.Equal("member.merge-busy", (await studio.MergeAsync(older, younger)).Problems[0].Code);
        studio.Get<RuntimeSignals>().PlansChanged();
        await studio.AdvanceAsync();
        Assert.True((await studio.MergeAsync(older, younger)).IsOk);
        await LawsAsync(studio);
    }

    [Fact]
    public async Task Aftermath_WhatAPageWroteMeanwhile_IsHandedOnToo()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var members = await studio.Workspace.AddMembersAsync(2);
        await studio.MergeAsync(members[0], members[1]);
        await using (var context = studio.Storage.Context())
        {
            context.Add(new ChildRow { Id = 1, MemberId = members[1].Value, Name = "小满", CreatedAt = RuntimeStudio.Start });
            await context.SaveChangesAsync();
        }
        await studio.Get<Aftermath>().RunAsync(default);
        Assert.Equal($"{members[0].Value}", studio.Value("select member_id from child"));
    }

    internal static async Task LawsAsync(RuntimeStudio studio) => Assert.Empty(await studio.Get<LawChecks>().CheckAsync(overdueBefore: null, default));

    /// <summary>Two members of two slots who wait for a payment; the first entered a minute before the second.</summary>
    private static async Task<(MemberId Older, MemberId Younger)> TwoAsync(RuntimeStudio studio)
    {
        await studio.Workspace.AddClubAsync();
        await studio.PublishAsync(Waits);
        var members = await studio.Workspace.AddMembersAsync(8);
        var (older, younger) = (members[0], members.First(member => SlotLease.SlotOf(member) != SlotLease.SlotOf(members[0])));
        await studio.TellAsync(older, "test.start");
        await studio.AdvanceAsync();
        await studio.AdvanceToAsync(RuntimeStudio.Start.AddMinutes(1));
        await studio.TellAsync(younger, "test.start");
        await studio.AdvanceAsync();
        return (older, younger);
    }

    private static async Task BelongingsAsync(RuntimeStudio studio, MemberId survivor, MemberId duplicate)
    {
        await EditAsync(studio, survivor, new MemberEdit { Attributes = new Dictionary<string, AttributeValue?> { ["a-note"] = new AttributeValue.Text("own") } });
        await EditAsync(studio, duplicate, new MemberEdit
        {
            Attributes = new Dictionary<string, AttributeValue?> { ["a-note"] = new AttributeValue.Text("theirs"), ["b-note"] = new AttributeValue.Text("theirs") },
            Addresses = new Dictionary<string, string> { ["sms"] = "+8613800000002" },
            Granted = [new("sms", MessagePurpose.Marketing)],
        });
        await using var context = studio.Storage.Context();
        context.Add(new MemberTagRow { MemberId = survivor.Value, Tag = "vip" });
        context.Add(new MemberTagRow { MemberId = duplicate.Value, Tag = "vip" });
        context.Add(new MemberTagRow { MemberId = duplicate.Value, Tag = "vvip" });
        context.Add(new ChildRow { Id = 1, MemberId = duplicate.Value, Name = "小满" });
        context.Add(new OrderRow { Id = 1, PublicId = "order-1", MemberId = duplicate.Value, Status = "paid", Total = 100 });
        await context.SaveChangesAsync();
    }

    private static Task<IntakeResult> EditAsync(RuntimeStudio studio, MemberId member, MemberEdit edit) => SayAsync(studio, new() { Id = member }, edit);

    private static async Task<IntakeResult> SayAsync(RuntimeStudio studio, MemberReference member, MemberEdit? edit = null) => await studio.Get<EventIntake>().AppendAsync(
        new IncomingEvent { Source = "test", Key = Guid.NewGuid().ToString(), Member = member, Name = "test.said", At = studio.Clock.Now, Edit = edit },
        CancellationToken.None);
}
