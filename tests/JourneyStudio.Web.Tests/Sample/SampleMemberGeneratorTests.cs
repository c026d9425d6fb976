using System.Text.Json;
using JourneyStudio.Engine.Content;
using JourneyStudio.Web.Features.Sample;

namespace JourneyStudio.Web.Tests.Sample;

public sealed class SampleMemberGeneratorTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Members_SameDayAndSeed_AreTheSame() => Assert.Equal(Text(Generator(Noon).Members(50)), Text(Generator(Noon.AddHours(3)).Members(50)));

    [Fact]
    public void Members_LargerSet_BeginsWithTheSmallerOne() => Assert.Equal(Text(Generator(Noon).Members(20)), Text(Generator(Noon).Members(200).Take(20)));

    [Fact]
    public void Members_OtherSeed_AreOthers() =>
        Assert.NotEqual(Text(Generator(Noon).Members(5)), Text(new SampleMemberGenerator(Stores, Noon, seed: 2).Members(5)));

    [Fact]
    public void Members_Always_AreFictionalAndConsistent()
    {
        var members = Generator(Noon).Members(2_000).ToList();
        Assert.All(members, m =>
        {
            Assert.StartsWith("+86100", m.Phone, StringComparison.Ordinal);
            Assert.EndsWith("@example.com", m.Email, StringComparison.Ordinal);
            Assert.Contains(m.Guide, m.Store.Guides);
            Assert.NotEmpty(m.Children);
            Assert.Equal(m.Stage == "expecting", m.Tags.Contains("pregnant"));
            Assert.All(m.Children, c => Assert.True(c.DueDate is null ^ c.BirthDate is null));
            Assert.All(m.Orders, o => Assert.InRange(o.PlacedAt, m.JoinedAt, Noon));
            Assert.All(m.Events, e => Assert.InRange(e.At, m.JoinedAt, Noon));
        });
        Assert.Equal(members.Count, members.Select(m => m.Phone).Distinct().Count());
        Assert.Equal(members.Count, members.Select(m => m.Email).Distinct().Count());
        Assert.InRange(members.Count(m => m.Stage == "expecting"), 400, 800);
    }

    private static readonly SampleStore[] Stores =
    [
        new("north", new LocalText("North", "北"), "Asia/Shanghai", ["ann", "bea"]),
        new("south", new LocalText("South", "南"), "Asia/Shanghai", ["cat"]),
    ];

    private static SampleMemberGenerator Generator(DateTimeOffset now) => new(Stores, now);

    private static string Text(IEnumerable<SampleMember> members) => JsonSerializer.Serialize(members);
}
