using Bunit;
using JourneyStudio.Runtime.Tasks;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Tasks;
using JourneyStudio.Web.Features.Tasks;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Parts;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Tasks;

/// <summary>What a guide sees and taps. Each test has a store of its own.</summary>
public sealed class TasksPageTests(StudioHost host) : IClassFixture<StudioHost>
{
    private readonly TaskDrawer drawer = new(host.Services);

    [Fact]
    public void Page_NothingToDo_SaysSoAndOffersTheOtherStores()
    {
        using var context = Context();

        var page = Open(context, "store=headquarters");

        Assert.Contains("No task of this store", page.Markup, StringComparison.Ordinal);
        Assert.Equal("Show all stores", page.Find(".empty a").TextContent);
    }

    [Fact]
    public async Task Page_TaskToDo_ShowsTheMemberTheScriptToCopyAndAButtonForEachOutcome()
    {
        await drawer.AddAsync("lantern-street", TimeSpan.FromDays(2));
        using var context = Context();

        var page = Open(context, "store=lantern-street");

        var copy = page.Find("button[data-copies]");
        Assert.Equal(TaskDrawer.Script, page.Find($"#{copy.GetAttribute("data-copies")}").TextContent);
        Assert.Equal(["Well", "Question"], page.FindAll(".outcomes button").Select(button => button.TextContent.Trim()));
        Assert.StartsWith("/members/", page.Find("article .name").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(page.Find("textarea").Id, page.Find("label").GetAttribute("for"));
    }

    [Fact]
    public async Task Outcome_Tapped_FinishesTheTaskWithTheNoteAndSaysSo()
    {
        var task = await drawer.AddAsync("maple-lane", TimeSpan.FromDays(1));
        using var context = Context();
        var page = Open(context, $"store=maple-lane&task={task}");

        await page.Find("textarea").InputAsync(new ChangeEventArgs { Value = "sleeps better" });
        await page.FindAll(".outcomes button")[0].ClickAsync();

        var row = await drawer.ReadAsync(task);
        Assert.Equal((TaskStates.Done, "Well", "sleeps better", "lan"), (row.State, row.Outcome, row.Note, row.FinishedBy));
        page.WaitForAssertion(() => Assert.Contains($"Done: {row.Title}, Well", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Outcome_SomebodyWasFaster_SaysSoAndChangesNothing()
    {
        var task = await drawer.AddAsync("river-bend", TimeSpan.FromDays(1));
        using var context = Context();
        var page = Open(context, $"task={task}");
        await host.Services.GetRequiredService<TaskDesk>().FinishAsync(task, Scope.Whole, "Question", null, "mei", CancellationToken.None);

        await page.FindAll(".outcomes button")[0].ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("finished this task already", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Equal("Question", (await drawer.ReadAsync(task)).Outcome);
    }

    [Fact]
    public async Task View_Overdue_ShowsOnlyWhatIsLate()
    {
        var late = await drawer.AddAsync("river-bend", TimeSpan.FromDays(-1));
        var inTime = await drawer.AddAsync("river-bend", TimeSpan.FromDays(3));
        using var context = Context();

        var page = Open(context, "view=overdue&store=river-bend");

        var links = page.FindAll("a.line").Select(line => line.GetAttribute("href")).ToList();
        Assert.Contains(links, link => link!.Contains(late, StringComparison.Ordinal));
        Assert.DoesNotContain(links, link => link!.Contains(inTime, StringComparison.Ordinal));
        Assert.Contains("overdue since", page.Find("article .facts").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refresh_SomethingMoreUrgentComes_KeepsTheTaskAtHand()
    {
        var task = await drawer.AddAsync("harbour", TimeSpan.FromDays(2));
        using var context = Context();
        var page = Open(context, "store=harbour");
        await page.Find("textarea").InputAsync(new ChangeEventArgs { Value = "half a no" });
        await drawer.AddAsync("harbour", TimeSpan.FromHours(1));

        await page.InvokeAsync(() => page.FindComponent<Refresh>().Instance.OnTick.InvokeAsync());

        Assert.Equal(2, page.FindAll("a.line").Count);
        Assert.Equal($"note-{task}", page.Find("textarea").Id);
        Assert.Equal("half a no", page.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public async Task View_Done_ShowsWhatCameOfIt()
    {
        var task = await drawer.AddAsync("maple-lane", TimeSpan.FromDays(1));
        await host.Services.GetRequiredService<TaskDesk>().FinishAsync(task, Scope.Whole, "Well", "all good", "mei", CancellationToken.None);
        using var context = Context();

        var page = Open(context, $"view=done&store=maple-lane&task={task}");

        Assert.Equal(["Well", "all good", "mei"], page.FindAll("article dd").Select(value => value.TextContent));
        Assert.Empty(page.FindAll(".outcomes"));
    }

    private static IRenderedComponent<TasksPage> Open(BunitContext context, string query)
    {
        context.Services.GetRequiredService<NavigationManager>().NavigateTo($"/tasks?{query}");
        return context.Render<TasksPage>(p => p.AddCascadingValue(new ViewerSettings { Theme = ViewerSettings.Light, Zone = "Asia/Shanghai" }));
    }

    private BunitContext Context()
    {
        var context = new BunitContext();
        context.Services.AddStudioLanguages();
        context.Services.AddSingleton(TimeProvider.System);
        context.Services.AddSingleton(host.Services.GetRequiredService<TaskListings>());
        context.Services.AddSingleton(host.Services.GetRequiredService<TaskStores>());
        context.Services.AddSingleton(host.Services.GetRequiredService<TaskDesk>());
        context.SignIn(host, "admin");
        return context;
    }
}
