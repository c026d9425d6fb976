using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Members.Scoring;

namespace JourneyStudio.Tests.Content;

/// <summary>What models say of a member, at the lines and beside them.</summary>
[Trait("Semantics", "tags.model")]
public sealed class CustomerModelsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, "5")]
    [InlineData(30, "5")]
    [InlineData(31, "4")]
    [InlineData(90, "3")]
    [InlineData(180, "2")]
    [InlineData(181, "1")]
    [InlineData(900, "1")]
    public void Recency_ByDaysSinceTheLastOrder_FallsAtEachLine(int days, string score) => Assert.Equal(score, Band(CustomerModels.Recency, (days, 10)));

    [Theory]
    [InlineData(1, "1")]
    [InlineData(2, "2")]
    [InlineData(3, "3")]
    [InlineData(6, "4")]
    [InlineData(10, "5")]
    public void Frequency_ByOrders_RisesAtEachLine(int orders, string score) => Assert.Equal(score, Band(CustomerModels.Frequency, [.. Enumerable.Repeat((1, 1m), orders)]));

    [Theory]
    [InlineData(299.99, "1", "low")]
    [InlineData(300, "2", "low")]
    [InlineData(1_000, "3", "medium")]
    [InlineData(3_000, "4", "high")]
    [InlineData(8_000, "5", "high")]
    public void Spending_RisesAtEachLine(double spent, string score, string grade)
    {
        Assert.Equal(score, Band(CustomerModels.Monetary, (1, (decimal)spent)));
        Assert.Equal(grade, Band(CustomerModels.Grade, (1, (decimal)spent)));
    }

    [Fact]
    public void Value_OfEachKindOfCustomer_IsToldApart()
    {
        Assert.Equal("core", Band(CustomerModels.Value, [.. Enumerable.Repeat((1, 600m), 6)]));
        Assert.Equal("important", Band(CustomerModels.Value, (200, 9_000)));
        Assert.Equal("important", Band(CustomerModels.Value, [.. Enumerable.Repeat((1, 10m), 6)]));
        Assert.Equal("general", Band(CustomerModels.Value, (1, 10)));
        Assert.Equal("potential", Band(CustomerModels.Value, (366, 9_000)));
        Assert.Equal("potential", CustomerModels.Band(CustomerModels.Value, null, ModelSettings.Default, Now));
    }

    [Theory]
    [InlineData("100,90,80,70", "high")]
    [InlineData("31,21,11", "low")]
    [InlineData("30,20", "high")]
    [InlineData("29,19", "medium")]
    [InlineData("22,12", "medium")]
    [InlineData("20,10", "low")]
    [InlineData("71", "low")]
    [InlineData("72", "medium")]
    [InlineData("120", "high")]
    [InlineData("8,8", "low")]
    [InlineData("14,14", "high")]
    public void Churn_ByTheMembersOwnRhythm(string daysAgo, string risk) =>
        Assert.Equal(risk, Band(CustomerModels.Churn, [.. daysAgo.Split(',').Select(days => (int.Parse(days, System.Globalization.CultureInfo.InvariantCulture), 1m))]));

    [Fact]
    public void WithoutPaidOrders_NothingIsSaidButThatTheyMayBecomeCustomers() =>
        Assert.Equal([CustomerModels.Value], CustomerModels.All.Where(model => CustomerModels.Band(model, null, ModelSettings.Default, Now) is not null));

    [Fact]
    public void Bands_OfEveryModel_AreWhatItCanSay()
    {
        var dice = new Random(7);
        foreach (var _ in Enumerable.Range(0, 500))
        {
            var orders = Enumerable.Range(0, dice.Next(1, 12)).Select(_ => (dice.Next(0, 500), (decimal)dice.Next(1, 4_000))).ToArray();
            foreach (var model in CustomerModels.All)
                Assert.Contains(Band(model, orders) ?? CustomerModels.Bands(model)[0], CustomerModels.Bands(model));
        }
    }

    [Theory]
    [InlineData("RecencyDays", "models.ascending")]
    [InlineData("Orders", "models.range")]
    [InlineData("HighGrade", "models.ascending")]
    [InlineData("HighScore", "models.range")]
    [InlineData("CycleDays", "models.range")]
    public void Check_LinesThatMakeNoSense_AreNamed(string line, string code)
    {
        var broken = ModelSettings.Default with
        {
            RecencyDays = line == "RecencyDays" ? [30, 30, 90, 180] : ModelSettings.Default.RecencyDays,
            Orders = line == "Orders" ? [1, 2] : ModelSettings.Default.Orders,
            HighGrade = line == "HighGrade" ? 1 : 3_000,
            HighScore = line == "HighScore" ? 6 : 4,
            CycleDays = line == "CycleDays" ? 0 : 60,
        };

        var problem = Assert.Single(broken.Check());

        Assert.Equal((code, line), (problem.Code, problem.Field));
        Assert.Empty(ModelSettings.Default.Check());
    }

    private static string? Band(string model, params (int DaysAgo, decimal Total)[] orders)
    {
        var facts = orders.Select((order, index) => new OrderFact($"o{index}", OrderStatus.Paid, order.Total, Now.AddDays(-order.DaysAgo), null, []));
        return CustomerModels.Band(model, OrderFigures.Of(facts, ModelSettings.Default, Now), ModelSettings.Default, Now);
    }
}
