namespace JourneyStudio.Web.Features.Touchpoints;

/// <summary>What a page without anything to fill in says, and where it leads on.</summary>
public sealed record Notice
{
    /// <summary>Key of the texts: <c>Notice.{Text}.Title</c> and <c>.Body</c>.</summary>
    public required string Text { get; init; }

    /// <summary><c>ok</c>, <c>info</c> or <c>warn</c>.</summary>
    public required string Tone { get; init; }

    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>A sentence that takes the place of the body, such as a form's own thanks.</summary>
    public string? Body { get; init; }

    public SessionCard? Session { get; init; }

    /// <summary>Where the button leads; its text is <c>Notice.{Text}.Next</c>.</summary>
    public string? NextHref { get; init; }

    public static Notice Done(string text) => new() { Text = text, Tone = "ok" };

    public static Notice Stop(string text, int status = StatusCodes.Status200OK) => new() { Text = text, Tone = "warn", Status = status };
}
