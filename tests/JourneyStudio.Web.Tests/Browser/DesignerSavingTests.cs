using JourneyStudio.Storage.Journeys;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using Position = JourneyStudio.Engine.Definitions.Position;

namespace JourneyStudio.Web.Tests.Browser;

/// <summary>What is drawn gets to the server once and whole, whatever happens on the way.</summary>
public sealed class DesignerSavingTests(BrowserStudio studio) : IClassFixture<BrowserStudio>
{
    [Fact]
    public async Task ServerStoppedInTheMiddleOfADrag_WhatWasDrawnIsThereWhenItIsBack()
    {
        var journey = await JourneyAsync("a", "b");
        await using var desk = await studio.DeskAsync();
        var (page, designer) = await OpenAsync(desk, "operator", journey);
        await designer.MoveAsync(designer.Node("a"), 200, 40, letGo: false);
        await studio.StopAsync();
        await designer.LetGoAsync();
        await Expect(designer.SaveState).ToHaveTextAsync("Kept in this browser, 1 change");
        await Expect(page.GetByText("Drawing goes on")).ToBeVisibleAsync();
        await RenameAsync(designer, page, "b", "Renamed while away");
        await Expect(designer.SaveState).ToHaveTextAsync("Kept in this browser, 2 changes");

        studio.StartAgain();

        await Expect(designer.SaveState).ToContainTextAsync("Saved at");
        await Expect(page.GetByText("Drawing goes on")).ToBeHiddenAsync();
        var draft = await DraftAsync(journey);
        Assert.Equal(2, draft.Revision - Before);
        Assert.True(draft.Definition.Find("a")!.Position!.Value.X > 150);
        Assert.Equal("Renamed while away", draft.Definition.Find("b")!.DisplayText);
    }

    [Fact]
    public async Task SlowNetwork_QuickEditsAllArriveOnceAndInOrder()
    {
        var journey = await JourneyAsync("a", "b");
        await using var desk = await studio.DeskAsync();
        var (page, designer) = await OpenAsync(desk, "operator", journey);
        var network = await desk.NewCDPSessionAsync(page);
        await network.SendAsync("Network.enable");
        await network.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 300, ["downloadThroughput"] = -1, ["uploadThroughput"] = -1 });
        await designer.Node("a").ClickAsync();
        for (var step = 0; step < 5; step++) await designer.PressAsync("Control+ArrowRight");
        await RenameAsync(designer, page, "b", "Quickly");
        await designer.Node("a").ClickAsync();
        await designer.PressAsync("Control+ArrowDown");
        await designer.PressAsync("Control+z");

        await Expect(designer.SaveState).ToContainTextAsync("Saved at");
        await Expect(designer.SaveState).Not.ToContainTextAsync("Saving");
        await WaitForRevisionAsync(journey, Before + 8);
        var draft = await DraftAsync(journey);
        Assert.Equal(new Position(40, 0), draft.Definition.Find("a")!.Position);
        Assert.Equal("Quickly", draft.Definition.Find("b")!.DisplayText);

        await page.Locator("#field-displayText").ClickAsync();
        await designer.TypeAsync("Typed without waiting for an answer");
        await Expect(designer.Node("a")).ToContainTextAsync("Typed without waiting for an answer");
        await Expect(page.Locator("#field-displayText")).ToHaveValueAsync("Typed without waiting for an answer");
    }

    [Fact]
    public async Task SignedOutOverNight_SaysSoAndSendsAfterSigningInElsewhere()
    {
        var journey = await JourneyAsync("a");
        await using var desk = await studio.DeskAsync();
        var (page, designer) = await OpenAsync(desk, "operator", journey);
        await desk.ClearCookiesAsync();
        await designer.Node("a").ClickAsync();
        await designer.PressAsync("Control+ArrowRight");
        await Expect(designer.SaveState).ToContainTextAsync("Signed out. Kept in this browser, 1 change");

        var other = await desk.RunAndWaitForPageAsync(() => designer.SaveState.GetByRole(AriaRole.Link, new() { Name = "Sign in again" }).ClickAsync());
        await other.Locator("input[name='Form.Account']").FillAsync("operator");
        await other.Locator("#password").FillAsync(StudioHost.Password);
        await other.Locator("form button[type=submit]").First.ClickAsync();
        await other.Locator("[data-part=canvas][data-ready=true]").WaitForAsync();
        await other.CloseAsync();
        await page.EvaluateAsync("dispatchEvent(new Event('focus'))");

        await Expect(designer.SaveState).ToContainTextAsync("Saved at");
        Assert.Equal(new Position(8, 0), (await DraftAsync(journey)).Definition.Find("a")!.Position);
    }

    /// <summary>The server keeps a page for minutes after its browser has gone, and what it needs to make it anew for two hours more. After a night it has neither.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AsleepUntilTheServerGaveThePageUp_WhatWasDrawnMeanwhileIsSavedAndThePanelWorks(bool remembered)
    {
        var circuits = studio.Services.GetRequiredService<IOptions<CircuitOptions>>().Value;
        circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMilliseconds(100);
        if (!remembered) circuits.PersistedCircuitInMemoryRetentionPeriod = TimeSpan.FromMilliseconds(1);
        var journey = await JourneyAsync("a", "b");
        await using var desk = await studio.DeskAsync();
        var wires = new List<(IWebSocketRoute Page, IWebSocketRoute Server)>();
        await desk.RouteWebSocketAsync("**/_blazor*", wire => wires.Add((wire, wire.ConnectToServer())));
        var (page, designer) = await OpenAsync(desk, "operator", journey);
        var loadedAgain = new TaskCompletionSource();
        page.DOMContentLoaded += (_, _) => loadedAgain.TrySetResult();

        await desk.SetOfflineAsync(true);
        foreach (var (ours, theirs) in wires)
        {
            await ours.CloseAsync();
            await theirs.CloseAsync();
        }
        await designer.Node("a").ClickAsync();
        await designer.PressAsync("Control+ArrowRight");
        await Expect(designer.SaveState).ToHaveTextAsync("Kept in this browser, 1 change");
        await Expect(page.GetByText("Drawing goes on")).ToBeVisibleAsync();
        await page.WaitForTimeoutAsync(500);
        await desk.SetOfflineAsync(false);

        await loadedAgain.Task.WaitAsync(Patience.Limit);
        await Designer.ReadyAsync(page);
        await WaitForRevisionAsync(journey, Before + 1);
        await designer.Node("b").ClickAsync();
        await page.Locator("#field-displayText").FillAsync("After waking");
        await page.Locator("#field-displayText").BlurAsync();
        await WaitForRevisionAsync(journey, Before + 2);
        var draft = await DraftAsync(journey);
        Assert.Equal((new Position(8, 0), "After waking"), (draft.Definition.Find("a")!.Position, draft.Definition.Find("b")!.DisplayText));
    }

    [Fact]
    public async Task TwoTabs_EachTakesInWhatTheOtherDidAndSeesItThere()
    {
        var journey = await JourneyAsync("a", "b");
        await using var desk = await studio.DeskAsync();
        var (first, one) = await OpenAsync(desk, "operator", journey);
        var second = await desk.NewPageAsync();
        var two = await Designer.OpenAsync(second, journey);
        await Expect(first.GetByTestId("people").GetByText("You, in another tab")).ToHaveCountAsync(1);
        await RenameAsync(one, first, "a", "By the first");
        await RenameAsync(two, second, "b", "By the second");

        await Expect(one.Node("b")).ToContainTextAsync("By the second");
        await Expect(two.Node("a")).ToContainTextAsync("By the first");
        await Expect(one.Node("b").Locator(".others")).ToBeVisibleAsync();
        Assert.Equal(2, (await DraftAsync(journey)).Revision - Before);
        await second.CloseAsync();
        await Expect(first.GetByTestId("people")).ToHaveCountAsync(0);
        await Expect(one.Node("b").Locator(".others")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task TwoPeople_OnTheSameName_TheSecondChoosesAndMayUndo()
    {
        var journey = await JourneyAsync("a");
        await using var desk = await studio.DeskAsync();
        var (page, designer) = await OpenAsync(desk, "operator", journey);
        await desk.SetOfflineAsync(true);
        await RenameAsync(designer, page, "a", "Mine");
        await Expect(designer.SaveState).ToHaveTextAsync("Kept in this browser, 1 change");
        await OtherAsync(journey, new { kind = "rename", activity = "a", name = "Theirs" });
        await desk.SetOfflineAsync(false);

        await Expect(designer.SaveState).ToHaveTextAsync("Not saved, look");
        await Expect(designer.Node("a")).ToContainTextAsync("Theirs");
        var choice = page.GetByRole(AriaRole.Region, new() { Name = "Changed by both" });
        await Expect(choice).ToContainTextAsync("Mine");
        await Axe.CheckAsync(page, "conflict");
        await designer.SaveState.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(choice.GetByRole(AriaRole.Button, new() { Name = "Keep yours" })).ToBeFocusedAsync();
        await designer.PressAsync("Tab");
        await designer.PressAsync("Enter");
        await Expect(choice).ToBeHiddenAsync();
        await Expect(designer.Node("a")).ToContainTextAsync("Theirs");
        await designer.PressAsync("Control+z");

        await Expect(designer.Node("a")).ToContainTextAsync("Mine");
        await WaitForRevisionAsync(journey, Before + 2);
        Assert.Equal("Mine", (await DraftAsync(journey)).Definition.Find("a")!.DisplayText);
    }

    /// <summary>Revision of a journey that <see cref="JourneyAsync"/> has made.</summary>
    private const int Before = 1;

    private async Task<string> JourneyAsync(params string[] activities)
    {
        var journey = await Designer.NewJourneyAsync(studio.Services);
        await OtherAsync(journey, new
        {
            kind = "add",
            activities = activities.Select((id, row) => new { id, type = "Journey.Wait", metadata = new { designer = new { position = new { x = 0, y = row * 206 } } } }).ToArray(),
            connections = Array.Empty<object>(),
        });
        return journey;
    }

    /// <summary>An edit by somebody at another desk.</summary>
    private async Task OtherAsync(string journey, object command)
    {
        var store = studio.Services.GetRequiredService<DraftStore>();
        var draft = await store.FindAsync(journey, CancellationToken.None);
        var reply = await store.ApplyAsync(
            new DraftRequest
            {
                DefinitionId = journey,
                CommandId = $"{Guid.NewGuid():n}.1",
                BaseRevision = draft!.Revision,
                Act = DraftAct.Edit,
                Command = Engine.Definitions.Editing.DraftCommandJson.Read(System.Text.Json.JsonSerializer.Serialize(command)).Value,
            },
            CancellationToken.None);
        Assert.Null(reply.Refusal);
    }

    private async Task<StoredDraft> DraftAsync(string journey) => (await studio.Services.GetRequiredService<DraftStore>().FindAsync(journey, CancellationToken.None))!;

    private async Task WaitForRevisionAsync(string journey, int revision)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var tick = 0; (await DraftAsync(journey)).Revision != revision; tick++)
        {
            Assert.True(tick < Patience.Limit.TotalSeconds * 10, $"The draft is not at revision {revision}.");
            await ticks.WaitForNextTickAsync();
        }
    }

    private static async Task RenameAsync(Designer designer, IPage page, string node, string name)
    {
        await designer.Node(node).ClickAsync();
        await designer.PressAsync("F2");
        await page.Locator(".input.rename").FillAsync(name);
        await designer.PressAsync("Enter");
    }

    private static async Task<(IPage Page, Designer Designer)> OpenAsync(IBrowserContext desk, string account, string journey)
    {
        var page = await desk.NewPageAsync();
        await BrowserStudio.SignInAsync(page, account);
        return (page, await Designer.OpenAsync(page, journey));
    }
}
