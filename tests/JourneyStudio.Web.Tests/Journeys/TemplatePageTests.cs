using Bunit;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Tags;
using JourneyStudio.Web.Features.Journeys;
using JourneyStudio.Web.Features.Journeys.Templates;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Journeys;

/// <summary>A journey begun from the gallery, in a workspace that has some of what it needs already.</summary>
public sealed class TemplatePageTests(StudioHost host) : IClassFixture<StudioHost>
{
    [Fact]
    public async Task Use_BringsWhatIsMissingAndKeepsWhatIsThere()
    {
        var before = await ContentAsync();
        using var context = Pages.Over(host, typeof(JourneyTemplates), typeof(WorkspaceContents), typeof(JourneyDesk), typeof(ActivityCatalog));
        var page = context.Open<TemplatePage>("/journeys/templates/win-back", parameters => parameters.Add(one => one.Key, "win-back"));
        page.WaitForAssertion(() => Assert.Contains("Not won back", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Already here", page.Markup, StringComparison.Ordinal);

        await page.WaitForElement("[data-testid=use-template]").ClickAsync();

        var id = new Uri(context.Services.GetRequiredService<NavigationManager>().Uri).Segments[^1];
        var draft = (await host.Services.GetRequiredService<JourneyOverviews>().AllAsync(default)).Single(journey => journey.DefinitionId == id);
        Assert.Equal(("Win back by value", "draft", null), (draft.Name, draft.State, draft.PublishedVersion));
        var after = await ContentAsync();
        Assert.Equal(["win-back-lost"], after.Tags.Select(tag => tag.Key).Except(before.Tags.Select(tag => tag.Key)));
        Assert.Equal(["win-back-care", "win-back-offer"], after.Templates.Select(message => message.Key).Except(before.Templates.Select(message => message.Key)));
        Assert.Equal(before.Tags.Single(tag => tag.Key == "churn-high").Names, after.Tags.Single(tag => tag.Key == "churn-high").Names);

        // once more: nothing is brought twice, and nothing is replaced
        using var again = Pages.Over(host, typeof(JourneyTemplates), typeof(WorkspaceContents), typeof(JourneyDesk), typeof(ActivityCatalog));
        var second = again.Open<TemplatePage>("/journeys/templates/win-back", parameters => parameters.Add(one => one.Key, "win-back"));
        second.WaitForAssertion(() => Assert.Contains("all it needs is here already", second.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Use_WhereATagIsArchived_SaysSoAndBringsItBackAsItWas()
    {
        var tags = host.Services.GetRequiredService<TagEditing>();
        Assert.True(await tags.CreateAsync(new TagDefinition("welcome-buyer", new LocalText("Our treat", "我们的礼遇"), "journey"), null, default));
        Assert.True(await tags.ArchiveAsync("welcome-buyer", archived: true, null, default));
        using var context = Pages.Over(host, typeof(JourneyTemplates), typeof(WorkspaceContents), typeof(JourneyDesk), typeof(ActivityCatalog));
        var page = context.Open<TemplatePage>("/journeys/templates/welcome", parameters => parameters.Add(one => one.Key, "welcome"));
        page.WaitForAssertion(() => Assert.Contains("comes back into use as it was", page.Markup, StringComparison.Ordinal));
        Assert.Single(page.FindAll("li"), item => item.TextContent == "Our treat");

        await page.WaitForElement("[data-testid=use-template]").ClickAsync();

        Assert.Equal("Our treat", (await ContentAsync()).Tags.Single(tag => tag.Key == "welcome-buyer").Names.En);
        await using var database = await host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        Assert.Single(database.Set<AuditRow>().Where(row => row.Action == TagEditing.Restored && row.SubjectId == "welcome-buyer"));
    }

    private Task<WorkspaceContent> ContentAsync() => host.Services.GetRequiredService<WorkspaceContents>().ReadAsync(default);
}
