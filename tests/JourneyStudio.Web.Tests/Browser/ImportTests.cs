using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace JourneyStudio.Web.Tests.Browser;

/// <summary>A file of members from the disk to the list: chosen, looked at, imported, and what was rejected fetched again.</summary>
public sealed class ImportTests(BrowserStudio studio) : IClassFixture<BrowserStudio>
{
    [Fact]
    public async Task Import_FileWithARejectedRow_IsPreviewedImportedAndItsRejectedRowFetched()
    {
        await using var desk = await studio.DeskAsync();
        var page = await desk.NewPageAsync();
        await BrowserStudio.SignInAsync(page, "operator");
        await page.GotoAsync("/members/imports");
        await page.Locator(".shell[data-live]").WaitForAsync();
        await Expect(page.Locator("#import-file")).ToHaveAttributeAsync("data-ready", "");

        await page.SetInputFilesAsync("#import-file", new FilePayload { Name = "会员.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("会员编号,姓名,手机号\nbrowser-1,王芳,13800009999\nbrowser-2,李娜,12\n") });
        var preview = page.GetByTestId("preview");
        await Expect(preview.Locator("tbody tr")).ToHaveCountAsync(2);
        await Expect(preview).ToContainTextAsync("“12” is no phone number");
        await Expect(page).ToHaveTitleAsync("Import");
        await Axe.CheckAsync(page, "import");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();

        var standing = page.GetByTestId("standing");
        await Expect(standing.GetByRole(AriaRole.Link, new() { Name = "Rejected rows with reasons (CSV)" })).ToBeVisibleAsync();
        var fetching = page.WaitForDownloadAsync();
        await standing.GetByRole(AriaRole.Link, new() { Name = "Rejected rows with reasons (CSV)" }).ClickAsync();
        var file = await (await fetching).PathAsync();
        Assert.Contains("browser-2,李娜,12", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("会员.csv");
    }
}
