using System.Text.RegularExpressions;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace JourneyStudio.Web.Tests.Browser;

/// <summary>An admin merges two members, and erases the one who is left.</summary>
public sealed class MergingTests(BrowserStudio studio) : IClassFixture<BrowserStudio>
{
    /// <summary>A circuit begins late on a loaded machine.</summary>

    [Fact]
    public async Task Duplicate_FoundMergedAndErased_IsGoneEverywhere()
    {
        var (one, other) = await TwinsAsync();
        await using var desk = await studio.DeskAsync();
        var page = await desk.NewPageAsync();
        await BrowserStudio.SignInAsync(page, "admin");

        await page.GotoAsync("/members/duplicates");
        await page.Locator($"a[href='/members/merge?survivor={one}&duplicate={other}']").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/members/merge"));
        await Expect(page.GetByTestId("merge")).ToBeEnabledAsync();
        await Expect(page.Locator("fieldset").First).ToBeVisibleAsync();
        await Axe.CheckAsync(page, "merge");
        await page.GetByTestId("merge").ClickAsync();
        await Expect(page.Locator("dialog[open]")).ToBeVisibleAsync();
        await page.GetByTestId("merge-confirm").ClickAsync();
        await Expect(page).ToHaveURLAsync($"/members/{one}");

        // The address of the other leads here too.
        await page.GotoAsync($"/members/{other}");
        await Expect(page).ToHaveURLAsync($"/members/{one}");

        await Expect(page.GetByTestId("erase")).ToBeEnabledAsync();
        await page.GetByTestId("erase").ClickAsync();
        await Expect(page.GetByTestId("erase-confirm")).ToBeDisabledAsync();
        await Axe.CheckAsync(page, "erase");
        await page.Locator("#erase-word").FillAsync("ERASE");
        await page.GetByTestId("erase-confirm").ClickAsync();
        await Expect(page.Locator(".banner")).ToContainTextAsync("were erased");
        await Expect(page.GetByTestId("erase")).ToHaveCountAsync(0);
    }

    /// <summary>Two of the sample members with one phone.</summary>
    private async Task<(string One, string Other)> TwinsAsync()
    {
        await using var context = await studio.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        var members = await context.Set<MemberRow>().Where(row => row.State == "active" && row.StaffId == null && row.Phone != null).OrderBy(row => row.Id).Skip(3).Take(2).ToListAsync();
        // The first of the list, wherever the samples' numbers begin
        members[0].Phone = members[1].Phone = "+10000000000";
        await context.SaveChangesAsync();
        return (members[0].PublicId, members[1].PublicId);
    }
}
