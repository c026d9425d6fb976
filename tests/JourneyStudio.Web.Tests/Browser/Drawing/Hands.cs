using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace JourneyStudio.Web.Tests.Browser.Drawing;

/// <summary>How somebody draws a journey. What is done to settings is done to the activity that was drawn last.</summary>
internal abstract class Hands(IPage page)
{
    protected IPage Page { get; } = page;

    protected ILocator Panel => Page.Locator("[data-part=panel]");

    /// <summary>Begins a journey of its own from the list of journeys.</summary>
    public abstract Task<Designer> BeginAsync();

    /// <summary>Draws the trigger.</summary>
    /// <returns>Id of what was drawn.</returns>
    public abstract Task<string> BeginWithAsync(string kind);

    /// <summary>Draws an activity after a way out of another. A way that is null is the only one.</summary>
    public abstract Task<string> FollowAsync(string source, string? way, string kind);

    /// <summary>Leads a way out to an activity that is there already; it is found by the name that it was given.</summary>
    public abstract Task ConnectAsync(string source, string way, string target, string name);

    public abstract Task PressAsync(string button);

    public abstract Task ChooseAsync(string field, string option);

    public abstract Task TypeAsync(string field, string text);

    public abstract Task TickAsync(string field);

    /// <summary>Takes one more out of the list of a field.</summary>
    public abstract Task AddAsync(string field, string one);

    public abstract Task PublishAsync();

    protected ILocator Field(string name) => Panel.GetByLabel(name, new() { Exact = true });

    /// <summary>What was drawn is chosen, and the panel shows it.</summary>
    protected async Task<string> DrawnAsync(ILocator selected, string? before)
    {
        if (before is not null) await Expect(selected).Not.ToHaveAttributeAsync("data-node", before);
        var id = (await selected.GetAttributeAsync("data-node"))!;
        await Panel.Locator($"[data-activity=\"{id}\"]").WaitForAsync();
        return id;
    }
}
