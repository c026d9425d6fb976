namespace JourneyStudio.Web.Features.Members;

/// <summary>One entry of the timeline as a reader sees it.</summary>
public sealed record TimelineLine
{
    public required DateTimeOffset At { get; init; }
    public required string Family { get; init; }
    public string IconName { get; init; } = "circle-dot";
    /// <summary>SVG of the kind of activity, instead of an icon of the sprite.</summary>
    public string? Picture { get; init; }
    public required string Title { get; init; }
    public string? Href { get; init; }
    public IReadOnlyList<string> Notes { get; init; } = [];
    /// <summary>What decided: what was looked at, and what it was.</summary>
    public IReadOnlyList<(string Name, string Value)> Values { get; init; } = [];
    public (string Text, string IconName, string Tone)? Mark { get; init; }
}
