using Bunit;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Runtime.Operating;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Operating;
using JourneyStudio.Web.Features.Designer.Drafts;
using JourneyStudio.Web.Features.Designer.Publishing;
using JourneyStudio.Web.Shared.Trying;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Designer;

/// <summary>The dialog that publishes, as somebody has it open.</summary>
internal static class OpenedDialog
{
    public static async Task<IRenderedComponent<PublishDialog>> OpenAsync(StudioHost host, string id, string account)
    {
        var context = Pages.Over(
            host, typeof(Publisher), typeof(ScenarioGate), typeof(JourneyApprovals), typeof(MigrationReading), typeof(MigrationControl), typeof(MigrationPreviews), typeof(OperationReading), typeof(ActivityCatalog));
        context.SignIn(host, account);
        var draft = (await host.Services.GetRequiredService<DraftDesk>().OpenAsync(id, default))!;
        var published = await host.Services.GetRequiredService<JourneyPublishing>().PublishedAsync(id, default);
        return context.Open<PublishDialog>($"/journeys/{id}", parameters => parameters
            .Add(dialog => dialog.Draft, draft).Add(dialog => dialog.Published, published).Add(dialog => dialog.Changes, [new VersionChange(ChangeKind.Rules, null)]));
    }
}
