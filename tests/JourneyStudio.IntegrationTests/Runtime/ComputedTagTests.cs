using System.Text.Json;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Intake;
using JourneyStudio.Engine.Members;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Runtime.Tags;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Records;
using JourneyStudio.Storage.Upserting;

namespace JourneyStudio.IntegrationTests.Runtime;

/// <summary>Tags that the system gives and takes, on a real database.</summary>
public sealed class ComputedTagTests
{
    private static readonly string OnBuyer = Journeys.Row(("in", "TagTrigger", """{"tags":["buyer"]}""", "Done"), ("ask", "Condition", """{"rule":{"tag":"buyer"}}""", ""));
    private static readonly string OffBuyer = Journeys.Row(("in", "TagTrigger", """{"tags":["buyer"],"change":"removed"}""", ""));

    [Theory]
    [Trait("Semantics", "tags.once")]
    [Trait("Semantics", "trigger.tag")]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Refresh_OfADynamicTag_TellsComingAndGoingOnce(Provider provider)
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var members = await studio.Workspace.AddMembersAsync(1_203);
        await SetAsync(studio, Tag("buyer", """{"tag":"vip"}"""));
        await TagAsync(studio, "vip", members[..1_100]);
        await studio.PublishAsync(OnBuyer);
        await studio.PublishAsync(OffBuyer);

        await studio.Get<TagRunner>().RunAsync("buyer", default);
        await studio.Get<TagRunner>().RunAsync("buyer", default);
        await studio.AdvanceAsync();
        Assert.Equal("1100", studio.Value("select count(*) from enrollment"));
        Assert.Equal("in:Done ask:Yes", studio.Path(members[0]));
        Assert.Equal("1100", studio.Value("select members from tag where key = 'buyer'"));

        await UntagAsync(studio, "vip", members[7]);
        await studio.Get<TagRunner>().RunAsync("buyer", default);
        await studio.AdvanceAsync();
        Assert.Equal("in:Done ask:Yes in:Done", studio.Path(members[7]));
        Assert.Equal("1099 1100 1", studio.Value("select members || ' ' || entered || ' ' || gone from tag_day where tag = 'buyer' and day = '2026-04-01'"));
    }

    [Theory]
    [Trait("Semantics", "tags.follow")]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Event_ThatARuleReads_GivesAndTakesTheTagOfThatMember(Provider provider)
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var members = await studio.Workspace.AddMembersAsync(3);
        await SetAsync(studio, Tag("buyer", """{"event":"bought"}"""), Tag("keen", """{"all":[{"tag":"buyer"},{"event":"came"}]}"""));
        await studio.PublishAsync(OnBuyer);
        var following = studio.Get<TagFollowing>();

        await studio.TellAsync(members[1], "bought");
        await studio.TellAsync(members[1], "came");
        await studio.AdvanceAsync();
        Assert.Equal(1, await following.RunAsync(default));
        await studio.AdvanceAsync();
        Assert.Equal(1, await following.RunAsync(default));
        await studio.AdvanceAsync();

        Assert.Equal("buyer keen", studio.Value("select group_concat(tag, ' ') from (select tag from member_tag order by tag) as tags"));
        Assert.Equal("in:Done ask:Yes", studio.Path(members[1]));
        Assert.Equal("1", studio.Value("select count(*) from event where name = 'tag.added' and properties like '%buyer%'"));
        Assert.Equal("1 1 1", studio.Value("select t.members || ' ' || d.members || ' ' || d.entered from tag t join tag_day d on d.tag = t.key where t.key = 'buyer'"));
        Assert.Equal(0, await following.RunAsync(default));
    }

    [Theory]
    [Trait("Semantics", "tags.follow")]
    [Trait("Semantics", "tags.model")]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Order_PaidAndRefunded_MovesTheMemberFromModelTagToModelTag(Provider provider)
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var member = (await studio.Workspace.AddMembersAsync(2))[0];
        await using (var context = studio.Storage.Context())
        {
            (await context.Set<MemberRow>().FindAsync(member.Value))!.ExternalId = "m1";
            await context.SaveChangesAsync();
        }
        await SetAsync(studio, Model("general"), Model("potential"));
        await studio.AdvanceAsync();
        var following = studio.Get<TagFollowing>();
        await studio.Get<SetRunner>().RunAsync(default);
        Assert.Equal("potential", studio.Value(CarriedBy(member)));

        await OrderAsync(studio, OrderStatus.Paid);
        await studio.AdvanceAsync();
        Assert.Equal(2, await following.RunAsync(default));
        Assert.Equal("general", studio.Value(CarriedBy(member)));

        await OrderAsync(studio, OrderStatus.Refunded);
        await studio.AdvanceAsync();
        Assert.Equal(2, await following.RunAsync(default));
        Assert.Equal("potential", studio.Value(CarriedBy(member)));
    }

    private static Task<IReadOnlyList<RecordOutcome>> OrderAsync(RuntimeStudio studio, OrderStatus status) => studio.Get<RecordWriter>().WriteAsync(
        [new IncomingRecord.Order(status, 120, "CNY", RuntimeStudio.Start, RuntimeStudio.Start, null, [new("milk", 2, 120)]) { Key = "o1", Member = new() { ExternalId = "m1" } }], studio.Clock.Now, default);

    private static TagDefinition Model(string band) => new(band, new(band, band), "value") { Model = new("value", band), Schedule = TagSchedule.Nightly };

    private static string CarriedBy(MemberId member) => $"select group_concat(tag, ' ') from member_tag where member_id = {member.Value}";

    [Fact]
    [Trait("Semantics", "tags.order")]
    [Trait("Semantics", "tags.schedule")]
    public async Task Round_RefreshesWhatIsDueAfterWhatItReads()
    {
        await using var studio = await RuntimeStudio.OpenAsync();
        var member = (await studio.Workspace.AddMembersAsync(1))[0];
        await SetAsync(studio, Tag("a-combined", """{"tag":"basis"}"""), Tag("basis", """{"segment":"vips"}"""), Tag("nightly", """{"tag":"vip"}""") with { Schedule = TagSchedule.Nightly });
        await studio.Get<WorkspaceContents>().WriteAsync(new WorkspaceContent { Segments = [new SegmentDefinition("vips", new("VIPs", "贵宾"), JsonElement.Parse("""{"tag":"vip"}"""))] }, default);
        studio.Get<RuntimeSignals>().PlansChanged();
        var round = studio.Get<SetRunner>();
        await round.RunAsync(default);
        Assert.Equal("0", studio.Value("select count(*) from member_tag"));

        await TagAsync(studio, "vip", [member]);
        await round.RunAsync(default);
        Assert.Equal("a-combined basis vip", studio.Value(Carried));

        studio.Clock.Now += TimeSpan.FromDays(1);
        await round.RunAsync(default);
        Assert.Equal("a-combined basis nightly vip", studio.Value(Carried));
        Assert.Equal("1", studio.Value("select members from tag where key = 'vip'"));
    }

    [Theory]
    [Trait("Semantics", "waiting.refreshed")]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Tag_ReadByAWait_IsAsOfItsLastRefresh(Provider provider)
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var member = (await studio.Workspace.AddMembersAsync(1))[0];
        await SetAsync(studio, Tag("buyer", """{"tag":"vip"}"""));
        await studio.PublishAsync(Journeys.Row(
            ("in", "EventTrigger", """{"event":"go"}""", "Done"), ("tag", "Tags", """{"add":["vip"]}""", "Done"), ("ask", "Condition", """{"rule":{"tag":"buyer"}}""", "No"), ("until", "WaitForRule", """{"rule":{"tag":"buyer"}}""", "")));
        await studio.TellAsync(member, "go");
        await studio.AdvanceAsync();
        Assert.Equal("in:Done tag:Done ask:No until", studio.Path(member));

        await studio.Get<TagRunner>().RunAsync("buyer", default);
        await studio.AdvanceAsync();
        Assert.Equal("in:Done tag:Done ask:No until:Met", studio.Path(member));
    }

    [Theory]
    [Trait("Semantics", "tags.computed")]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Upsert_OfAComputedTag_IsRefusedUnlessItChangesNothing(Provider provider)
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var members = await studio.Workspace.AddMembersAsync(2);
        await SetAsync(studio, Tag("buyer", """{"order":{}}"""));
        await TagAsync(studio, "buyer", members[..1]);
        await using (var context = studio.Storage.Context())
        {
            foreach (var id in members)
                (await context.Set<MemberRow>().FindAsync(id.Value))!.ExternalId = $"c{id.Value}";
            await context.SaveChangesAsync();
        }

        var outcomes = await studio.Get<MemberUpserts>().WriteAsync([.. members.Select(Told)], new UpsertRules { Source = "test" }, studio.Clock.Now, default);

        Assert.Equal([EntryResult.Unchanged, EntryResult.Rejected], outcomes.Select(outcome => outcome.Result));
        Assert.Equal("upsert.tag-computed", outcomes[1].Problem?.Code);
        Assert.Equal("1", studio.Value("select count(*) from member_tag"));
    }

    private const string Carried = "select group_concat(tag, ' ') from (select tag from member_tag order by tag) as tags";

    private static MemberEntry Told(MemberId member) => new()
    {
        Row = 1,
        IdentifiedBy = EntryField.ExternalId,
        Identity = $"c{member.Value}",
        Values = [new(new(EntryFieldKind.Tag, "buyer"), new AttributeValue.Flag(true))],
    };

    private static TagDefinition Tag(string key, string rule) => new(key, new(key, key), "value") { Rule = JsonElement.Parse(rule) };

    private static async Task SetAsync(RuntimeStudio studio, params TagDefinition[] tags)
    {
        await studio.Get<WorkspaceContents>().WriteAsync(new WorkspaceContent { Tags = [new("vip", new("VIP", "贵宾"), "value"), .. tags] }, default);
        studio.Get<RuntimeSignals>().PlansChanged();
    }

    private static async Task TagAsync(RuntimeStudio studio, string tag, IEnumerable<MemberId> members)
    {
        await using var context = studio.Storage.Context();
        context.AddRange(members.Select(member => new MemberTagRow { MemberId = member.Value, Tag = tag }));
        await context.SaveChangesAsync();
    }

    private static async Task UntagAsync(RuntimeStudio studio, string tag, MemberId member)
    {
        await using var context = studio.Storage.Context();
        context.Remove((await context.Set<MemberTagRow>().FindAsync(member.Value, tag, ""))!);
        await context.SaveChangesAsync();
    }
}
