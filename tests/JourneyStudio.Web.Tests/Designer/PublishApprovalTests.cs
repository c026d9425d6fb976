using Bunit;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Web.Features.Designer.Publishing;
using JourneyStudio.Web.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Designer;

/// <summary>The dialog that publishes, where that takes two people.</summary>
public sealed class PublishApprovalTests(StudioHost host) : IClassFixture<StudioHost>
{
    [Fact]
    public async Task Dialog_WithTwoPeopleAskedFor_AsksFirstAndPublishesForAnother()
    {
        var journey = await OperatedJourney.PublishAsync(host.Services);
        await journey.EditAsync();
        await host.Services.GetRequiredService<JourneyApprovals>().RequireAsync(true, 1, default);
        try
        {
            var first = await OpenAsync(journey.Id, "operator");
            await first.WaitForElement("[data-testid=publish-ask]:not([disabled])").ClickAsync();
            first.WaitForAssertion(() => Assert.Contains("You asked", first.Find("[data-testid=asked]").TextContent, StringComparison.Ordinal));
            Assert.True(first.Find("[data-testid=publish-confirm]").HasAttribute("disabled"));

            var second = await OpenAsync(journey.Id, "admin");
            second.WaitForAssertion(() => Assert.Contains("asks you to publish", second.Find("[data-testid=asked]").TextContent, StringComparison.Ordinal));
            await second.Find("[data-testid=publish-confirm]").ClickAsync();
            Assert.Equal(2, (await host.Services.GetRequiredService<JourneyPublishing>().PublishedAsync(journey.Id, default))!.Number);
        }
        finally
        {
            await host.Services.GetRequiredService<JourneyApprovals>().RequireAsync(false, 1, default);
        }
    }

    private Task<IRenderedComponent<PublishDialog>> OpenAsync(string id, string account) => OpenedDialog.OpenAsync(host, id, account);
}
