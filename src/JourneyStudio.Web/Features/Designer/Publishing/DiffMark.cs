namespace JourneyStudio.Web.Features.Designer.Publishing;

/// <summary>What became of something between two versions.</summary>
public enum DiffMark
{
    Same,
    Added,
    Changed,

    /// <summary>It does the same and leads elsewhere.</summary>
    Rewired,
    Removed,
}
