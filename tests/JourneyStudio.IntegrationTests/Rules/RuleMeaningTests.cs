using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Rules;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Rules;

namespace JourneyStudio.IntegrationTests.Rules;

/// <summary>A rule means the same in memory, on SQLite and on PostgreSQL, for random rules and members. RULE_SEED=number begins with that world; a failure names its own.</summary>
[Trait("Semantics", "decisions.databases")]
public sealed class RuleMeaningTests
{
    private const int Worlds = 3;
    private const int RulesEach = 150;
    private const int MembersEach = 60;

    public static TheoryData<Provider, int> Seeds()
    {
        var first = int.TryParse(Environment.GetEnvironmentVariable("RULE_SEED"), out var given) ? given : 1;
        var seeds = new TheoryData<Provider, int>();
        foreach (var provider in Enum.GetValues<Provider>())
        {
            for (var seed = first; seed < first + Worlds; seed++)
                seeds.Add(provider, seed);
        }
        return seeds;
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Rule_InTheDatabase_HoldsForThoseForWhomItHoldsInMemory(Provider provider, int seed)
    {
        var dice = new Random(seed);
        // About the end of summer time, and to the millisecond
        var now = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero).AddMilliseconds(dice.Next(-86_400_000, 2 * 86_400_000));
        var world = new RandomMembers(dice, now);
        var members = Enumerable.Range(1, MembersEach).Select(id => world.Next((id * 37L) + (id % 3 * 100_000))).ToList();
        await using var studio = await TemporaryStudio.OpenAsync(provider);
        await StoredMembers.WriteAsync(studio, members);
        var rules = new RandomRules(dice);
        using var pool = studio.Get<DatabaseLinks>().Open(1024);
        using var link = await pool.UseAsync(default);
        for (var round = 0; round < RulesEach; round++)
        {
            var rule = rules.Next();
            var wanted = members.Where(member => Audiences.Holds(rule, member.Snapshot, now)).Select(member => member.Snapshot.Id.Value).Order();
            var found = link.Read(() => new RuleSets(link, RandomMembers.DefaultZone, now).Find(rule).Members.ToList());
            Assert.True(wanted.SequenceEqual(found), Describe(rule, [.. wanted], found));
        }

        string Describe(Rule rule, long[] wanted, List<long> found) =>
            $"Seed {seed}, {provider}, now {now:O}: {RuleSentence.Say(rule, "en", ContentCatalog.Empty)}\n{RuleJson.Write(rule)}\n" +
            $"missing: {string.Join(", ", wanted.Except(found))}; too many: {string.Join(", ", found.Except(wanted))}\n" +
            string.Join('\n', members.Where(member => wanted.Contains(member.Snapshot.Id.Value) != found.Contains(member.Snapshot.Id.Value)).Take(2).Select(member => $"{member}\n{string.Join(" ", member.Snapshot.Attributes)}\n{string.Join(" ", member.Snapshot.Events)}"));
    }
}
