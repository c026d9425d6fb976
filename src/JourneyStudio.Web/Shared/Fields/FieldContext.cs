using JourneyStudio.Engine.Content;

namespace JourneyStudio.Web.Shared.Fields;

/// <summary>What editors of fields speak of: the content of the workspace, in the reader's language.</summary>
public sealed record FieldContext(ContentCatalog Content, string Language)
{
    /// <summary>Whether rules are asked of members alone, as those of segments are: no event is at hand, and no enrollment with a session.</summary>
    public bool MembersAlone { get; init; }
}
