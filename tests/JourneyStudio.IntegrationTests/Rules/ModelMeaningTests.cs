using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members.Scoring;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Tags;

namespace JourneyStudio.IntegrationTests.Rules;

/// <summary>A model says the same in memory, for everybody at once and for some members alone, on SQLite and on PostgreSQL, for random members.</summary>
[Trait("Semantics", "tags.model")]
public sealed class ModelMeaningTests
{
    private static readonly ModelSettings Lines = new() { WindowDays = 30, RecencyDays = [1, 5, 10, 30], Orders = [1, 2, 3, 4], Spent = [50, 100, 300, 900], MediumGrade = 100, HighGrade = 500, HighScore = 3, CycleDays = 10, ShortestCycleDays = 1, HalfLifeDays = 1, MediumPoints = 4, HighPoints = 9, Points = [new("order.paid", 7), new("qr.scanned", 3), new("message.opened", -2), .. RandomRules.Events.Skip(5).Select(name => new EventPoints(name, 5))] };

    [Theory]
    [MemberData(nameof(RuleMeaningTests.Seeds), MemberType = typeof(RuleMeaningTests))]
    public async Task Model_InTheDatabase_SaysWhatItSaysInMemory(Provider provider, int seed)
    {
        var dice = new Random(seed);
        var now = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero).AddMilliseconds(dice.Next(-86_400_000, 2 * 86_400_000));
        var world = new RandomMembers(dice, now);
        var members = Enumerable.Range(1, 200).Select(id => world.Next((id * 37L) + (id % 3 * 100_000))).ToList();
        var workspace = new WorkspaceContent { Zone = RandomMembers.DefaultZone, Models = Lines, Tags = [.. Tags("all"), .. Tags("some")] };
        await using var studio = await TemporaryStudio.OpenAsync(provider);
        await StoredMembers.WriteAsync(studio, members);
        await studio.Get<WorkspaceContents>().WriteAsync(workspace, default);
        var refresh = studio.Get<TagRefresh>();

        foreach (var tag in Tags("all"))
            await refresh.RunAsync(tag, workspace, told: false, now, default);
        await refresh.FollowAsync([.. members.Select(member => member.Snapshot.Id.Value)], Tags("some"), workspace, _ => false, now, default);

        var given = new HashSet<string>();
        foreach (var (kind, band) in Bands())
        {
            var wanted = string.Join(',', members.Where(member => Audiences.Counts(member.Snapshot) && Says(kind, member, now) == band).Select(member => member.Snapshot.Id.Value).Order());
            foreach (var way in new[] { "all", "some" })
                Assert.Equal(wanted, (string?)studio.Scalar($"select coalesce(group_concat(id, ','), '') from (select cast(member_id as text) as id from member_tag where tag = '{way}-{kind}-{band}' order by member_id) as found"));
            if (wanted.Length > 0)
                given.Add(kind);
        }
        Assert.Equal(CustomerModels.All.Order(), given.Order());
    }

    private static string? Says(string kind, RandomMember member, DateTimeOffset now) => kind == CustomerModels.Behaviour
        ? BehaviourScore.Band(BehaviourScore.Of(member.Snapshot.Events.Concat(member.Unrouted), Lines, now), Lines)
        : CustomerModels.Band(kind, OrderFigures.Of(member.Snapshot.Orders, Lines, now), Lines, now);

    private static IEnumerable<(string Kind, string Band)> Bands() => CustomerModels.All.SelectMany(kind => CustomerModels.Bands(kind).Select(band => (kind, band)));

    private static TagDefinition[] Tags(string way) => [.. Bands().Select(one => new TagDefinition($"{way}-{one.Kind}-{one.Band}", new(one.Kind, one.Kind), "value") { Model = new(one.Kind, one.Band) })];
}
