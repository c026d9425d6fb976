using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Content;
using JourneyStudio.Web.Features.Audit;

namespace JourneyStudio.Web.Tests.Audit;

/// <summary>What an entry of the audit log says was changed.</summary>
public sealed class AuditLineTests
{
    [Fact]
    public void Of_BeforeAndAfter_TellsOnlyWhatDiffers()
    {
        var lines = AuditLine.Of("""{"before":{"roles":["guide","tester"],"units":["east"]},"after":{"roles":["guide"],"units":["east"],"productLines":["first-milk"]}}""");

        Assert.Equal([new("roles", "guide, tester", "guide"), new("productLines", null, "first-milk")], lines);
    }

    [Fact]
    public void Of_TextsThatAreJson_LooksInside()
    {
        var lines = AuditLine.Of("""{"before":"{\"all\":[{\"attribute\":\"city\",\"value\":\"上海\"}]}","after":"{\"all\":[{\"attribute\":\"city\",\"value\":\"苏州\"}]}"}""");

        Assert.Equal(new AuditLine("all.1.value", "上海", "苏州"), Assert.Single(lines));
    }

    [Fact]
    public void Of_SomethingNew_HasNoBefore() => Assert.Equal([new("", null, "{a")], AuditLine.Of("""{"after":"{a"}"""));

    [Fact]
    public void Of_MoreThanTheChange_TellsItToo() =>
        Assert.Equal([new("version", null, "3"), new("", "2", null)], AuditLine.Of("""{"version":3,"before":2}"""));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"before":{"a":1},"after":{"a":1}}""")]
    public void Of_NoChange_IsEmpty(string? values) => Assert.Empty(AuditLine.Of(values));

    [Theory]
    [InlineData("no JSON at all")]
    [InlineData("👶🏽 \u202e \u0001")]
    public void Of_TextOfAnotherTime_StandsAsItIs(string values) => Assert.Equal([new("", null, values)], AuditLine.Of(values));

    [Theory]
    [InlineData("guide", "lan", "Lan Specimen")]
    [InlineData("after.store", "maple-lane", "Maple Lane")]
    [InlineData("units", "maple-lane, gone", "Maple Lane, gone")]
    [InlineData("city", "lan", "lan")]
    public void Names_OfWhatAKeyStandsFor_AreSaid(string field, string value, string said) => Assert.Equal(said, Names.Value(field, value));

    [Theory]
    [InlineData("staff", "lan", "Lan Specimen")]
    [InlineData("unit", "maple-lane", "Maple Lane")]
    [InlineData("unit", "gone", null)]
    [InlineData("member", "lan", null)]
    public void Names_OfWhatAnEntryIsAbout_AreSaid(string kind, string id, string? said) => Assert.Equal(said, Names.Subject(kind, id));

    private static AuditNames Names { get; } = new(new ContentNames
    {
        Tags = new Dictionary<string, LocalText>(),
        Templates = new Dictionary<string, LocalText>(),
        Forms = new Dictionary<string, LocalText>(),
        Coupons = new Dictionary<string, LocalText>(),
        Sessions = new Dictionary<string, LocalText>(),
        People = new Dictionary<string, LocalText> { ["lan"] = new("Lan Specimen", "Lan Specimen") },
        Units = new Dictionary<string, LocalText> { ["maple-lane"] = new("Maple Lane", "Maple Lane") },
    });
}
