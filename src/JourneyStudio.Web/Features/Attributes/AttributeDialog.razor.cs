using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Members;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace JourneyStudio.Web.Features.Attributes;

/// <summary>Adds an attribute, or gives one other names and choices.</summary>
public sealed partial class AttributeDialog(AttributeDesk desk)
{
    private string english = "";
    private string chinese = "";
    private string choices = "";
    private AttributeType type;
    private string? problem;
    private bool busy;

    /// <summary>The attribute to change; null adds one.</summary>
    [Parameter] public AttributeListing? Listing { get; set; }

    [Parameter] public EventCallback Close { get; set; }

    /// <summary>Told the name.</summary>
    [Parameter] public EventCallback<string> Saved { get; set; }

    [CascadingParameter] private Task<AuthenticationState> SignedIn { get; set; } = null!;

    protected override void OnInitialized()
    {
        if (Listing?.Definition is not { } known)
            return;
        (english, chinese, type) = (known.Names.En, known.Names.Zh, known.Type ?? AttributeType.Text);
        choices = string.Join('\n', known.Choices.Select(choice => $"{choice.Label.En} | {choice.Label.Zh}"));
    }

    private async Task SaveAsync()
    {
        busy = true;
        var names = new LocalText(english.Trim(), chinese.Trim());
        var actor = Actor.Of((await SignedIn).User);
        var problems = Listing is null
            ? await desk.CreateAsync(names, type, Lines(), actor, CancellationToken.None)
            : await desk.ChangeAsync(Listing.Definition.Key, names, Lines(), actor, CancellationToken.None);
        busy = false;
        problem = problems.Count > 0 ? ProblemTexts.Say(problems[0], StudioLanguages.Current) : null;
        if (problem is null)
            await Saved.InvokeAsync(names.In(StudioLanguages.Current));
    }

    /// <summary>A choice that keeps one of its names, or its place when no line has come or gone, keeps its value.</summary>
    private List<(string? Value, LocalText Label)> Lines()
    {
        var before = Listing?.Definition.Choices ?? [];
        var lines = choices.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('|', 2, StringSplitOptions.TrimEntries)).Select(parts => new LocalText(parts[0], parts.Length > 1 && parts[1].Length > 0 ? parts[1] : parts[0])).ToList();
        return [.. lines.Select((label, index) => (ValueOf(before.FirstOrDefault(choice => choice.Label.En == label.En || choice.Label.Zh == label.Zh)) ?? (lines.Count == before.Length ? before[index].Value : null), label))];
    }

    private static string? ValueOf(FormChoice? choice) => choice?.Value;
}
