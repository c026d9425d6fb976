using JourneyStudio.IntegrationTests.Storage;

namespace JourneyStudio.IntegrationTests.Cli;

/// <summary>What scenarios go through of their journeys, on the command line.</summary>
public sealed class ScenarioCoverageTests
{
    [Theory]
    [InlineData("60", 0, "cover  after-sales: ", "13 passed, 0 failed")]
    [InlineData("100", 1, "FAILED after-sales: ", "         missed: ")]
    public async Task Test_WithALeastCoverage_FailsWhereLessIsGoneThrough(string least, int expected, params string[] says)
    {
        var (exit, output, _) = await Shell.RunAsync("test", SampleScenarios.Folder, "--min-coverage", least);

        Assert.Equal(expected, exit);
        Assert.All(says, text => Assert.Contains(text, output, StringComparison.Ordinal));
        Assert.Contains("cover  two-offers: 100 % of activities and ports\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_WithNoPercent_IsRefused()
    {
        var (exit, _, errors) = await Shell.RunAsync("test", SampleScenarios.Folder, "--min-coverage", "101");

        Assert.NotEqual(0, exit);
        Assert.Contains("from 0 to 100", errors, StringComparison.Ordinal);
    }
}
