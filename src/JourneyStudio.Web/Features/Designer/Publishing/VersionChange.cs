using JourneyStudio.Web.Features.Designer.Drafts;

namespace JourneyStudio.Web.Features.Designer.Publishing;

/// <summary>One thing that publishing changes.</summary>
/// <param name="Kind">What happens to it.</param>
/// <param name="Node">The activity; null for the journey's own rules.</param>
/// <param name="Before">How it was, in words; null when that says nothing.</param>
/// <param name="After">How it will be, in words.</param>
/// <param name="Setting">Which of the journey's own settings; null: another thing of it, or an activity.</param>
public sealed record VersionChange(ChangeKind Kind, NodeView? Node, string? Before = null, string? After = null, string? Setting = null);

public enum ChangeKind
{
    Added,
    Changed,
    Ways,
    Rules,
    Removed,
}
