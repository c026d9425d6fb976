using Bunit;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Web.Features.Journeys.Importing;
using JourneyStudio.Web.Shared.Definitions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Journeys.Importing;

/// <summary>Files as an operator imports them: chosen, looked at, imported.</summary>
[Collection(nameof(ImportingStudio))]
public sealed class JourneyImportPageTests(StudioHost host)
{
    [Fact]
    public async Task Import_NewAndKnown_SaysWhatHappensThenLinksToTheDesigners()
    {
        var (known, fresh, tag) = (NewId(), NewId(), NewId());
        await host.Services.GetRequiredService<JourneyCreation>().BeginAsync(known, known, DefinitionJson.Write(new JourneyDefinition { DefinitionId = known }, _ => []), null, default);
        var heard = 0;
        using var listening = host.Services.GetRequiredService<DraftNotices>().Subscribe(known, revision => heard = revision);
        using var context = Context();
        var page = Open(context);

        Upload(page, ("known.json", Text(known, """{"id":"w","type":"Journey.Wait"}""")), ("fresh.json", Text(fresh, $$"""{"id":"t","type":"Journey.Tags","add":["{{tag}}"]}""")));
        page.WaitForAssertion(() => Assert.Contains("1 new journey, 1 new draft of a journey that is here", Sum(page), StringComparison.Ordinal));
        await page.Find("[data-testid=import-choices] select").ChangeAsync(new ChangeEventArgs { Value = "create" });
        Assert.Contains("Import 2 journeys", page.Find("[data-testid=import]").TextContent, StringComparison.Ordinal);
        await page.Find("[data-testid=import]").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Imported: 1 new journey", Sum(page), StringComparison.Ordinal));
        Assert.Equal([$"/journeys/{known}", $"/journeys/{fresh}"], page.FindAll("[data-testid=imported] li a").Select(link => link.GetAttribute("href")));
        Assert.Equal(1, heard);
    }

    [Fact]
    public void Import_AFileThatCannotBeTaken_WaitsUntilItIsLeftOut()
    {
        using var context = Context();
        var page = Open(context);

        Upload(page, ("good.json", Text(NewId(), "")), ("bad.json", "{"), ("bad.json", "{"));
        page.WaitForAssertion(() => Assert.Contains("2 files cannot be taken", Sum(page), StringComparison.Ordinal));
        Assert.True(page.Find("[data-testid=import]").HasAttribute("disabled"));
        page.Find("[aria-label='Leave out bad.json']").Click();
        Assert.Contains("1 file cannot be taken", Sum(page), StringComparison.Ordinal);
        page.Find("[aria-label='Leave out bad.json']").Click();

        Assert.Contains("The import makes 1 new journey", Sum(page), StringComparison.Ordinal);
        Assert.False(page.Find("[data-testid=import]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Import_DraftChangedWhileItWasLookedAt_SaysSoAndSavesNothing()
    {
        var (known, fresh) = (NewId(), NewId());
        await host.Services.GetRequiredService<JourneyCreation>().BeginAsync(known, known, DefinitionJson.Write(new JourneyDefinition { DefinitionId = known }, _ => []), null, default);
        using var context = Context();
        var page = Open(context);
        Upload(page, ("fresh.json", Text(fresh, "")), ("known.json", Text(known, """{"id":"w","type":"Journey.Wait"}""")));
        page.WaitForElement("[data-testid=import]:not([disabled])");
        await host.Services.GetRequiredService<DraftStore>().ApplyAsync(
            new DraftRequest { DefinitionId = known, CommandId = "page.1", BaseRevision = 0, Act = DraftAct.Edit, Command = new Engine.Definitions.Editing.DraftCommand.Journey("name", System.Text.Json.JsonSerializer.SerializeToElement("Mine")) }, default);

        await page.Find("[data-testid=import]").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("was changed after “known.json” was looked at", page.Find("[data-testid=import-problem]").TextContent, StringComparison.Ordinal));
        Assert.Null(await host.Services.GetRequiredService<DraftStore>().FindAsync(fresh, default));
    }

    /// <summary>A segment comes without a rule, and the page says so before and after; so does a template without a text.</summary>
    [Fact]
    public async Task Import_WhatIsMissing_IsCreatedAndItsRuleOrTextAskedFor()
    {
        var (segment, template) = (NewId(), NewId());
        using var context = Context();
        var page = Open(context);
        Upload(page, ("a.json", Text(NewId(), $$"""{"id":"s","type":"Journey.SegmentTrigger","segment":"{{segment}}"},{"id":"m","type":"Journey.SendEmail","template":"{{template}}"}""")));
        page.WaitForElement("[data-testid=import-choices]");
        Assert.Contains("nothing that names it can be published", page.FindAll("[data-testid=import-choices] .hint")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("a new one has no text", page.FindAll("[data-testid=import-choices] .hint")[1].TextContent, StringComparison.Ordinal);

        for (var i = 0; i < 2; i++) await page.FindAll("[data-testid=import-choices] select")[i].ChangeAsync(new ChangeEventArgs { Value = "create" });
        await page.Find("[data-testid=import]").ClickAsync();

        Assert.Equal($"/segments/{segment}", page.WaitForElement("[data-testid=import-unwritten] a").GetAttribute("href"));
        Assert.Contains(page.FindAll("[data-testid=import-unwritten]"), told => told.TextContent.Contains($"“{template}” has no text yet", StringComparison.Ordinal));
    }

    private static string NewId() => $"page-{Guid.NewGuid():n}";

    private static string Text(string id, string activities) => $$$"""{"definitionId":"{{{id}}}","root":{"type":"Elsa.Flowchart","activities":[{{{activities}}}]}}""";

    private static string Sum(IRenderedComponent<JourneyImportPage> page) => page.WaitForElement("[data-testid=import-sum]").TextContent;

    private static IRenderedComponent<JourneyImportPage> Open(BunitContext context)
    {
        var page = context.Open<JourneyImportPage>("/journeys/import");
        page.WaitForElement("#workflow-files:not([disabled])");
        return page;
    }

    private static void Upload(IRenderedComponent<JourneyImportPage> page, params (string Name, string Text)[] files) =>
        page.FindComponent<InputFile>().UploadFiles([.. files.Select(file => InputFileContent.CreateFromText(file.Text, file.Name))]);

    private BunitContext Context() => Pages.Over(host, typeof(JourneyImportDesk));
}
