using System.Text.Json;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Clocks;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Runtime.Tags;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Tags;

namespace JourneyStudio.IntegrationTests.Runtime;

/// <summary>Static tags given to a segment's members, and taken.</summary>
[Trait("Semantics", "tags.bulk")]
public sealed class TagAssigningTests
{
    private static readonly TagAssignment Give = new("vip", "all", Removes: false);

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Give_ToASegment_ChangesAndTellsThoseWhoHadItNot(Provider provider)
    {
        await using var studio = await OpenAsync(provider, 1_503);
        await studio.PublishAsync(Journeys.Row(("in", "TagTrigger", """{"tags":["vip"]}""", "")));
        var assigning = studio.Get<TagAssigning>();
        Assert.Equal(new AssignmentPreview(1_503, 3, 1_500, 2), await assigning.PreviewAsync(Give, Scope.Whole, default));

        var run = await CarryOutAsync(studio, Give, Scope.Whole, 7);
        await studio.AdvanceAsync();

        Assert.Equal((AssignmentStates.Done, 1_500L, 1_500L), (run.State, run.Done, run.Total));
        Assert.Equal("1503", studio.Value("select count(*) from member_tag where tag = 'vip'"));
        Assert.Equal("1500", studio.Value("select count(*) from enrollment"));
        Assert.Equal("""7 vip {"segment":"all","members":1500}""", studio.Value("select actor || ' ' || subject_id || ' ' || \"values\" from audit where action = 'tag.give'"));

        var again = await CarryOutAsync(studio, Give, Scope.Whole, 7);
        Assert.Equal((AssignmentStates.Done, 0L), (again.State, again.Done));
        Assert.Equal([again.Id, run.Id], (await assigning.OfAsync(7, default)).Select(one => one.Id));
        Assert.Empty(await assigning.OfAsync(8, default));
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Give_BrokenOff_GoesOnBehindTheLastMemberAndGivesNothingTwice(Provider provider)
    {
        await using var studio = await OpenAsync(provider, 2_503);
        await studio.PublishAsync(Journeys.Row(("in", "TagTrigger", """{"tags":["vip"]}""", "")));
        await studio.Get<TagAssigning>().StartAsync(Give, Scope.Whole, 7, default);
        var (assignments, runs) = (studio.Get<TagAssignments>(), studio.Get<TagAssignmentRuns>());
        var begun = Assert.Single(await runs.RunningAsync(default));
        var left = await assignments.LeftAsync(begun, default);
        await runs.CountAsync(begun.Id, left.Count, default);
        var first = left.Members.Take(TagAssignments.Batch).ToArray();
        var workspace = new WorkspaceContent();

        // The first batch was written, and the process ended; somebody took the tag from one of them, and two others came into the segment
        await assignments.SettleAsync(begun, first, workspace, told: true);
        await using (var context = studio.Storage.Context())
        {
            context.Remove((await context.Set<MemberTagRow>().FindAsync(first[5], "vip", ""))!);
            await context.SaveChangesAsync();
        }
        studio.Clock.Now += TimeSpan.FromMinutes(1);
        await studio.Workspace.AddMembersAsync(2);
        await studio.Get<SegmentRunner>().RunAsync("all", default);
        // Another node, which had found the same members, writes what is written already
        await assignments.SettleAsync(begun, first[..5], workspace, told: true);
        await studio.Get<AssignmentRunner>().RunAsync(default);
        await studio.AdvanceAsync();

        var run = Assert.Single(await studio.Get<TagAssigning>().OfAsync(7, default));
        Assert.Equal((AssignmentStates.Done, 2_500L, 2_500L), (run.State, run.Done, run.Total));
        Assert.Equal("2502", studio.Value("select count(*) from member_tag where tag = 'vip'"));
        Assert.Equal("2500", studio.Value("select count(*) from enrollment"));
        Assert.Equal("1", studio.Value("select count(*) from audit where action = 'tag.give'"));
        Assert.Equal(0, await studio.Get<AssignmentRunner>().RunAsync(default));
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Give_ForASession_IsToldWithTheSessionAndKeptApart(Provider provider)
    {
        await using var studio = await OpenAsync(provider, 10);
        foreach (var key in new[] { "may", "june" })
            await AddSessionAsync(studio, key);
        await studio.PublishAsync(Journeys.Row(("in", "TagTrigger", """{"tags":["session"]}""", "Done"), ("ask", "Condition", """{"rule":{"tag":"session","scope":"session"}}""", "")));

        var may = await CarryOutAsync(studio, new("session", "all", Removes: false, "may"), Scope.Whole, 7);
        var june = await CarryOutAsync(studio, new("session", "all", Removes: false, "june"), Scope.Whole, 7);
        await CarryOutAsync(studio, new("session", "all", Removes: true, "may"), Scope.Whole, 7);
        await studio.AdvanceAsync();

        Assert.Equal((10L, 10L), (may.Done, june.Done));
        Assert.Equal("10 june", studio.Value("select count(*) || ' ' || min(scope) from member_tag where tag = 'session'"));
        Assert.Equal("10", studio.Value("select count(*) from event where name = 'tag.removed' and properties like '%\"session\":\"may\"%'"));
        Assert.Equal("""7 {"segment":"all","session":"june","members":10}""", studio.Value("select actor || ' ' || \"values\" from audit where action = 'tag.give' order by id desc limit 1"));
        Assert.Equal("10", studio.Value("select count(*) from enrollment where records like '%june%'"));
    }

    [Fact]
    public async Task Stop_ByWhoAskedForIt_EndsItBetweenTwoBatches()
    {
        await using var studio = await OpenAsync(Provider.Sqlite, 10);
        var assigning = studio.Get<TagAssigning>();
        var id = await assigning.StartAsync(Give, Scope.Whole, 7, default);

        Assert.False(await assigning.StopAsync(id, 8, default));
        Assert.True(await assigning.StopAsync(id, 7, default));
        await studio.Get<AssignmentRunner>().RunAsync(default);

        Assert.Equal((AssignmentStates.Stopped, 0L), (await assigning.OfAsync(7, default)).Select(run => (run.State, run.Done)).Single());
        Assert.Equal("""{"segment":"all"}""", studio.Value("select \"values\" from audit where action = 'tag.give'"));
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Take_WithinAScope_LeavesTheMembersOfOthersAlone(Provider provider)
    {
        await using var studio = await OpenAsync(provider, 10);
        await CarryOutAsync(studio, Give, Scope.Whole, null);
        await using (var context = studio.Storage.Context())
        {
            foreach (var member in context.Set<MemberRow>().OrderBy(row => row.Id).Take(4))
                member.StoreId = 5;
            await context.SaveChangesAsync();
        }

        var take = Give with { Removes = true };
        var scope = new Scope { Units = [5] };
        Assert.Equal(new AssignmentPreview(4, 4, 4, 1), await studio.Get<TagAssigning>().PreviewAsync(take, scope, default));
        await CarryOutAsync(studio, take, scope, null);

        Assert.Equal("6", studio.Value("select count(*) from member_tag where tag = 'vip'"));
        Assert.Equal("0", studio.Value("select count(*) from member_tag t join member m on m.id = t.member_id where tag = 'vip' and m.store_id = 5"));
        Assert.Equal(new AssignmentPreview(0, 0, 0, 0), await studio.Get<TagAssigning>().PreviewAsync(take, Scope.Nobody, default));
    }

    [Theory]
    [InlineData("buyer", "all", "tag.computed")]
    [InlineData("session", "all", "tag.scoped")]
    [InlineData("none", "all", "reference.tag")]
    [InlineData("vip", "none", "reference.segment")]
    [InlineData("vip", "all", null)]
    public async Task Refusal_OfWhatPeopleMayNotWrite_SaysWhy(string tag, string segment, string? code)
    {
        await using var studio = await OpenAsync(Provider.Sqlite, 1);
        Assert.Equal(code, (await studio.Get<TagAssigning>().RefusalAsync(new(tag, segment, false), Scope.Whole, default))?.Code);
    }

    [Fact]
    public async Task Refusal_OfASession_TellsWhetherTheTagTakesOneAndItIsSeen()
    {
        await using var studio = await OpenAsync(Provider.Sqlite, 1);
        await AddSessionAsync(studio, "may");
        var assigning = studio.Get<TagAssigning>();

        Assert.Null(await assigning.RefusalAsync(new("session", "all", false, "may"), Scope.Whole, default));
        Assert.Equal("tag.session", (await assigning.RefusalAsync(new("session", "all", false, "none"), Scope.Whole, default))?.Code);
        Assert.Equal("tag.session", (await assigning.RefusalAsync(new("session", "all", false, "may"), Scope.Nobody, default))?.Code);
        Assert.Equal("tag.not-scoped", (await assigning.RefusalAsync(Give with { Session = "may" }, Scope.Whole, default))?.Code);
    }

    private static async Task AddSessionAsync(RuntimeStudio studio, string key)
    {
        await using var context = studio.Storage.Context();
        context.Add(new SessionRow { Key = key, Names = new(key, key), Store = "s", Place = new("2nd floor", "二楼"), TimeZone = "Asia/Shanghai", Capacity = 50 });
        await context.SaveChangesAsync();
    }

    /// <summary>Begins one and sees it to its end.</summary>
    private static async Task<TagAssignmentRow> CarryOutAsync(RuntimeStudio studio, TagAssignment asked, Scope scope, long? actor)
    {
        var id = await studio.Get<TagAssigning>().StartAsync(asked, scope, actor, default);
        await studio.Get<AssignmentRunner>().RunAsync(default);
        return (await studio.Get<TagAssigning>().OfAsync(actor, default)).Single(run => run.Id == id);
    }

    private static async Task<RuntimeStudio> OpenAsync(Provider provider, int members)
    {
        var studio = await RuntimeStudio.OpenAsync(provider);
        var added = await studio.Workspace.AddMembersAsync(members);
        await studio.Get<WorkspaceContents>().WriteAsync(
            new WorkspaceContent
            {
                Tags =
                [
                    new("vip", new("VIP", "贵宾"), "value"), new("session", new("Session", "场次"), "interaction", Scoped: true),
                    new("buyer", new("Buyer", "买家"), "value") { Rule = JsonElement.Parse("""{"order":{}}""") },
                ],
                Segments = [new SegmentDefinition("all", new("All", "全部"), JsonElement.Parse("""{"all":[]}"""))],
            },
            default);
        studio.Get<RuntimeSignals>().PlansChanged();
        await studio.Get<SegmentRunner>().RunAsync("all", default);
        await using var context = studio.Storage.Context();
        context.AddRange(added.Take(3).Where(_ => members > 100).Select((MemberId member) => new MemberTagRow { MemberId = member.Value, Tag = "vip" }));
        await context.SaveChangesAsync();
        return studio;
    }
}
