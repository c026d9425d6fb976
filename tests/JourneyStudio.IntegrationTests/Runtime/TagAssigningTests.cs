using System.Text.Json;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Clocks;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Runtime.Tags;
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

        var run = assigning.Start(Give, Scope.Whole, 7);
        await run.Work;
        await studio.AdvanceAsync();

        Assert.Equal((AssignmentState.Done, 1_500L, 1_500L), (run.State, run.Done, run.Total));
        Assert.Equal("1503", studio.Value("select count(*) from member_tag where tag = 'vip'"));
        Assert.Equal("1500", studio.Value("select count(*) from enrollment"));
        Assert.Equal("""7 vip {"segment":"all","members":1500}""", studio.Value("select actor || ' ' || subject_id || ' ' || \"values\" from audit where action = 'tag.give'"));

        var again = assigning.Start(Give, Scope.Whole, 7);
        await again.Work;
        Assert.Equal((AssignmentState.Done, 0L), (again.State, again.Done));
        Assert.Equal([again.Id, run.Id], assigning.Of(7).Select(one => one.Id));
        Assert.Empty(assigning.Of(8));
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Take_WithinAScope_LeavesTheMembersOfOthersAlone(Provider provider)
    {
        await using var studio = await OpenAsync(provider, 10);
        await studio.Get<TagAssigning>().Start(Give, Scope.Whole, null).Work;
        await using (var context = studio.Storage.Context())
        {
            foreach (var member in context.Set<MemberRow>().OrderBy(row => row.Id).Take(4))
                member.StoreId = 5;
            await context.SaveChangesAsync();
        }

        var take = Give with { Removes = true };
        var scope = new Scope { Units = [5] };
        Assert.Equal(new AssignmentPreview(4, 4, 4, 1), await studio.Get<TagAssigning>().PreviewAsync(take, scope, default));
        await studio.Get<TagAssigning>().Start(take, scope, null).Work;

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
        Assert.Equal(code, (await studio.Get<TagAssigning>().RefusalAsync(new(tag, segment, false), default))?.Code);
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
