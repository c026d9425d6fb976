using JourneyStudio.Web.Shared.Fields;

namespace JourneyStudio.Web.Tests.Shared.Fields;

public sealed class DurationPartsTests
{
    [Theory]
    [InlineData("PT2H", "2", "hours")]
    [InlineData("PT30M", "30", "minutes")]
    [InlineData("P7D", "7", "days")]
    [InlineData("P1M", "1", "months")]
    public void Of_OneUnit_GivesAmountAndUnit(string text, string amount, string unit)
    {
        var parts = DurationParts.Of(text, null);

        Assert.Equal((amount, unit), (parts.Amount, parts.Unit));
        Assert.Equal(text, DurationParts.Text(parts.Amount, parts.Unit));
    }

    [Fact]
    public void Of_SeveralUnits_SaysThemInWords() => Assert.Equal("1 day and 12 hours", DurationParts.Of("P1DT12H", null).Mixed);

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("soon")]
    public void Text_NoAmount_IsNone(string amount) => Assert.Null(DurationParts.Text(amount, "days"));
}
