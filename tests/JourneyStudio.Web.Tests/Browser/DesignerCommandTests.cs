using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace JourneyStudio.Web.Tests.Browser;

/// <summary>Notes, search, folding, the menu, aligning, tidying and the list of keys: on the sample's check-in journey.</summary>
public sealed class DesignerCommandTests(BrowserStudio studio) : IClassFixture<BrowserStudio>
{
    private const string Journey = "club-checkin";

    [Fact]
    public async Task Note_OnAnActivity_IsKeptShownAndFound()
    {
        await using var desk = await studio.DeskAsync();
        var (page, designer) = await OpenAsync(desk);
        await designer.Node("check-in").ClickAsync();
        await designer.PressAsync("n");
        await page.Locator("#canvas-note").FillAsync("Lanterns hang at the door");
        await designer.PressAsync("Escape");
        await Expect(designer.Node("check-in").Locator(".note-mark")).ToHaveAttributeAsync("title", "Lanterns hang at the door");
        await Expect(designer.Node("check-in")).ToBeFocusedAsync();

        await designer.ReloadAsync();
        await designer.EnterAsync();
        await designer.PressAsync("Control+f");
        await designer.TypeAsync("lanterns");
        await Expect(page.GetByRole(AriaRole.Search).GetByRole(AriaRole.Status)).ToHaveTextAsync("1 of 1");
        await Expect(designer.Selected).ToHaveAttributeAsync("data-node", "check-in");
        await designer.PressAsync("Escape");
        await Expect(designer.Node("check-in")).ToBeFocusedAsync();
        await designer.PressAsync("Control+z");
        await Expect(designer.Node("check-in").Locator(".note-mark")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Note_OnTheCanvas_IsWrittenInPlaceAndIsOneStepOfUndo()
    {
        await using var desk = await studio.DeskAsync();
        var page = await desk.NewPageAsync();
        await BrowserStudio.SignInAsync(page, "operator");
        var designer = await Designer.BeginAsync(page, studio.Services);
        await page.Locator("[data-part=canvas]").ClickAsync(new() { Button = MouseButton.Right, Position = new() { X = 420, Y = 480 } });
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Note here" }).ClickAsync();
        await page.GetByLabel("Text of the note").FillAsync("Ask the lawyers\nbefore the second mail");
        await designer.PressAsync("Escape");
        var note = designer.OfKind("Journey.CanvasNote");
        await Expect(note).ToBeFocusedAsync();
        await Expect(note.Locator(".paper")).ToHaveTextAsync("Ask the lawyers before the second mail");
        await Expect(note.Locator("[port]")).ToHaveCountAsync(0);

        await designer.PressAsync("Enter");
        await page.GetByLabel("Text of the note").FillAsync("Settled");
        await designer.PressAsync("Control+Enter");
        await Expect(note.Locator(".paper")).ToHaveTextAsync("Settled");
        await designer.PressAsync("o");
        await Expect(designer.Outline.Locator("[data-row]")).ToContainTextAsync("Settled");
        await designer.PressAsync("Control+z");
        await Expect(note.Locator(".paper")).ToHaveTextAsync("Ask the lawyers before the second mail");
        await designer.PressAsync("Control+z");
        await Expect(designer.Nodes).ToHaveCountAsync(0);
    }

    /// <summary>The page that was open all the while draws the file, and its undo takes the import back.</summary>
    [Fact]
    public async Task Import_OverAnOpenDraft_IsDrawnAndTakenBack()
    {
        await using var desk = await studio.DeskAsync();
        var page = await desk.NewPageAsync();
        await BrowserStudio.SignInAsync(page, "operator");
        var journey = await Designer.NewJourneyAsync(studio.Services);
        var designer = await Designer.OpenAsync(page, journey);
        var other = await desk.NewPageAsync();
        await other.GotoAsync("/journeys/import");
        await Expect(other.Locator("#workflow-files")).ToBeEnabledAsync();

        var file = $$$"""{"definitionId":"{{{journey}}}","root":{"type":"Elsa.Flowchart","activities":[{"id":"t","type":"Journey.Tags","add":["lost"]},{"id":"w","type":"Elsa.Delay"}]}}""";
        await other.SetInputFilesAsync("#workflow-files", new FilePayload { Name = "drawn.json", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(file) });
        await Expect(other.GetByTestId("import-sum")).ToContainTextAsync("1 new draft");
        await Axe.CheckSizesAsync(other, "import", "main");
        await other.GetByTestId("import").ClickAsync();
        await Expect(other.GetByTestId("imported")).ToContainTextAsync("New draft");

        await Expect(designer.Nodes).ToHaveCountAsync(2);
        await designer.EnterAsync();
        await designer.PressAsync("Control+z");
        await Expect(designer.Nodes).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Find_GoesFromOneToTheNextAndUnfoldsWhatHidesIt()
    {
        await using var desk = await studio.DeskAsync();
        var (page, designer) = await OpenAsync(desk);
        var all = await designer.Nodes.CountAsync();
        await designer.Node("wait-claim").ClickAsync();
        await designer.PressAsync("e");
        await Expect(designer.Node("wait-claim").Locator(".folded")).ToBeVisibleAsync();
        await Expect(designer.Node("presale")).ToHaveCountAsync(0);
        await designer.ReloadAsync();
        await Expect(designer.Node("presale")).ToHaveCountAsync(0);

        await page.Locator("[data-do=find]").ClickAsync();
        await designer.TypeAsync("Pre-sale");
        await Expect(designer.Node("presale")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("x6-node-selected"));
        await Expect(designer.Nodes).ToHaveCountAsync(all);
        await page.GetByLabel("Find in this journey").FillAsync("coupon");
        var sum = page.GetByRole(AriaRole.Search).GetByRole(AriaRole.Status);
        await Expect(sum).ToContainTextAsync("1 of ");
        await designer.PressAsync("Enter");
        await Expect(sum).ToContainTextAsync("2 of ");
        await designer.PressAsync("Shift+Enter");
        await Expect(sum).ToContainTextAsync("1 of ");
        await page.GetByLabel("Find in this journey").FillAsync("nothing like this");
        await Expect(sum).ToHaveTextAsync("Nothing found");
    }

    [Fact]
    public async Task Menu_ByRightClickAndByKeys_DoesWhatItSays()
    {
        await using var desk = await studio.DeskAsync();
        var (page, designer) = await OpenAsync(desk);
        await designer.FitAsync();
        var all = await designer.Nodes.CountAsync();
        await designer.Node("thanks").ClickAsync(new() { Button = MouseButton.Right });
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Duplicate" }).ClickAsync();
        await Expect(designer.Nodes).ToHaveCountAsync(all + 1);
        await designer.PressAsync("Control+z");
        await Expect(designer.Nodes).ToHaveCountAsync(all);

        await designer.Node("thanks").ClickAsync(new() { Button = MouseButton.Right });
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Help" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Tabpanel, new() { Name = "Help" })).ToBeFocusedAsync();
        await designer.PressAsync("Escape");
        await Expect(designer.Node("thanks")).ToBeFocusedAsync();

        await designer.Node("coupon").ClickAsync();
        await designer.Node("walk-in").ClickAsync(new() { Modifiers = [KeyboardModifier.Control] });
        await Expect(designer.Selected).ToHaveCountAsync(2);
        await designer.PressAsync("Shift+F10");
        await Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "Align in a column" })).ToBeFocusedAsync();
        await designer.PressAsync("Enter");
        await Expect(designer.Announced).ToHaveTextAsync("Aligned 2 activities");
        Assert.Equal((await Designer.RestsAtAsync(designer.Node("coupon"))).X, (await Designer.RestsAtAsync(designer.Node("walk-in"))).X);
        await designer.PressAsync("Control+z");
        await Expect(designer.Announced).ToHaveTextAsync("Undone");
    }

    [Fact]
    public async Task TidyUp_OfAMessyJourney_IsOneStepThatUndoTakesBack()
    {
        await using var desk = await studio.DeskAsync();
        var (_, designer) = await OpenAsync(desk);
        await designer.FitAsync();
        await designer.MoveAsync(designer.Node("scan"), 160, 40);
        await Expect(designer.Announced).ToContainTextAsync("Moved");
        await designer.Node("signed-up").ClickAsync();
        var (head, stays) = (await Designer.RestsAtAsync(designer.Node("scan")), await Designer.RestsAtAsync(designer.Node("signed-up")));

        await designer.PressAsync("Control+l");
        await Expect(designer.Announced).ToHaveTextAsync("Tidied up");
        Assert.Equal(stays, await Designer.RestsAtAsync(designer.Node("signed-up")));
        Assert.NotEqual(head, await Designer.RestsAtAsync(designer.Node("scan")));
        await designer.PressAsync("Control+z");
        await Expect(designer.Announced).ToHaveTextAsync("Undone");

        Assert.Equal(head, await Designer.RestsAtAsync(designer.Node("scan")));
    }

    [Fact]
    public async Task QuestionMark_ListsTheKeysAndEscapeClosesTheList()
    {
        await using var desk = await studio.DeskAsync();
        var (page, designer) = await OpenAsync(desk);
        await designer.EnterAsync();
        await designer.PressAsync("?");
        await Expect(page.Locator("dialog[open]")).ToContainTextAsync("Find in the journey");
        await designer.PressAsync("Escape");
        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
    }

    private static async Task<(IPage Page, Designer Designer)> OpenAsync(IBrowserContext desk)
    {
        var page = await desk.NewPageAsync();
        await BrowserStudio.SignInAsync(page, "operator");
        return (page, await Designer.OpenAsync(page, Journey));
    }
}
