using Bunit;
using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Journeys.Scenarios;
using JourneyStudio.Web.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Designer;

/// <summary>The dialog that publishes, where that takes scenarios that hold.</summary>
public sealed class PublishScenariosTests(StudioHost host) : IClassFixture<StudioHost>
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Dialog_WithScenariosAskedFor_PublishesOnlyWhatTheyLet()
    {
        var journey = await OperatedJourney.PublishAsync(host.Services);
        await journey.EditAsync();
        var (requirements, scenarios) = (host.Services.GetRequiredService<ScenarioRequirements>(), host.Services.GetRequiredService<JourneyScenarios>());
        var failing = (await scenarios.AddAsync(journey.Id, Of("Is sent nothing", new Expectation { Member = "m", Message = "never" }), 1, default)).Value;

        Assert.Equal((false, "1 of 1 scenarios fail"), await LooksAsync(journey.Id, "1 of 1"));
        try
        {
            await requirements.WriteAsync(new ScenarioRequirement(Holding: true, Coverage: 0), 1, default);
            Assert.Equal((true, "1 of 1 scenarios fail"), await LooksAsync(journey.Id, "every scenario holds"));
            await scenarios.ReplaceAsync(journey.Id, failing, 0, Of("Is sent nothing", new Expectation { Member = "m", Messages = [] }), 1, default);
            Assert.Equal((false, "Its scenario holds"), await LooksAsync(journey.Id, "Its scenario holds"));

            await requirements.WriteAsync(new ScenarioRequirement(Holding: false, Coverage: 80), 1, default);
            Assert.Equal((true, "Its scenario holds"), await LooksAsync(journey.Id, "at least 80 %"));
            await requirements.WriteAsync(ScenarioRequirement.None, 1, default);
            using var dialog = await OpenedDialog.OpenAsync(host, journey.Id, "operator");
            await dialog.WaitForElement("[data-testid=publish-confirm]:not([disabled])").ClickAsync();
            Assert.Equal(2, (await host.Services.GetRequiredService<JourneyPublishing>().PublishedAsync(journey.Id, default))!.Number);
        }
        finally
        {
            await requirements.WriteAsync(ScenarioRequirement.None, 1, default);
        }
    }

    [Fact]
    public async Task Publisher_AskedBesideTheDialog_RefusesWhatScenariosDoNotLet()
    {
        var journey = await OperatedJourney.PublishAsync(host.Services);
        await journey.EditAsync();
        var requirements = host.Services.GetRequiredService<ScenarioRequirements>();
        using var dialog = await OpenedDialog.OpenAsync(host, journey.Id, "operator");
        var publish = dialog.WaitForElement("[data-testid=publish-confirm]:not([disabled])");
        try
        {
            await requirements.WriteAsync(new ScenarioRequirement(Holding: true, Coverage: 1), 1, default);
            await publish.ClickAsync();
            Assert.Equal(1, (await host.Services.GetRequiredService<JourneyPublishing>().PublishedAsync(journey.Id, default))!.Number);
            Assert.Contains("Nothing was published", dialog.Markup, StringComparison.Ordinal);
        }
        finally
        {
            await requirements.WriteAsync(ScenarioRequirement.None, 1, default);
        }
    }

    private static Scenario Of(string name, Expectation expected) =>
        new() { Name = name, Start = Start, Until = Start.AddDays(1), Members = [new ScenarioMember { Id = "m" }], When = [], Then = [expected] };

    /// <summary>Whether the button is shut once the dialog says so, and how it sums up.</summary>
    private async Task<(bool Shut, string Sum)> LooksAsync(string journey, string says)
    {
        using var dialog = await OpenedDialog.OpenAsync(host, journey, "operator");
        dialog.WaitForAssertion(() => Assert.Contains(says, dialog.Find("[data-testid=publish-scenarios]").TextContent, StringComparison.Ordinal));
        return (dialog.Find("[data-testid=publish-confirm]").HasAttribute("disabled"), dialog.Find("[data-testid=publish-scenarios] .state").TextContent.Split(',')[0].Trim());
    }
}
