using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Members.Scoring;

namespace JourneyStudio.Tests.Content;

[Trait("Semantics", "tags.model")]
public sealed class BehaviourScoreTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ModelSettings Lines = new() { Points = [new("came", 10), new("left", -4)], HalfLifeDays = 30, MediumPoints = 10, HighPoints = 20 };

    [Theory]
    [InlineData(0, 10)]
    [InlineData(29, 10)]
    [InlineData(30, 5)]
    [InlineData(60, 2)]
    [InlineData(90, 1)]
    [InlineData(120, 0)]
    [InlineData(-1, 0)]
    public void Points_OfAnEvent_HalveWithEachHalfLife(int daysAgo, long points) => Assert.Equal(points, Of(("came", daysAgo)));

    [Fact]
    public void Points_OfSeveral_AddUpBeforeTheyAreRounded()
    {
        // 0.625 each: eight of them are five
        Assert.Equal(5, Of([.. Enumerable.Repeat(("came", 130), 8)]));
        Assert.Equal(6, Of(("came", 1), ("left", 1), ("slept", 1)));
        Assert.Equal(0, Of(("left", 1)));
        Assert.Equal(0, Of([.. Enumerable.Repeat(("came", 180), 9)]));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "low")]
    [InlineData(10, "medium")]
    [InlineData(20, "high")]
    public void Band_AtEachLine_IsTheNext(long points, string? band) => Assert.Equal(band, BehaviourScore.Band(points, Lines));

    [Fact]
    public void Check_OfPoints_NamesWhatIsWrong()
    {
        Assert.Empty(ModelSettings.Default.Check());
        Assert.Equal("models.points", Code(Lines with { Points = [new("", 1)] }));
        Assert.Equal("models.points", Code(Lines with { Points = [new("came", 0)] }));
        Assert.Equal("models.points", Code(Lines with { Points = [new("came", 1_001)] }));
        Assert.Equal("models.twice", Code(Lines with { Points = [new("came", 1), new("came", 2)] }));
        Assert.Equal("models.ascending", Code(Lines with { MediumPoints = 20 }));
        Assert.Equal("models.range", Code(Lines with { HalfLifeDays = 0 }));
    }

    private static string Code(ModelSettings lines) => Assert.Single(lines.Check()).Code;

    private static long Of(params (string Name, int DaysAgo)[] events) => BehaviourScore.Of(
        events.Select((happened, index) => new MemberEvent { Id = index, Name = happened.Name, At = Now.AddDays(-happened.DaysAgo), StoredAt = Now }), Lines, Now);
}
