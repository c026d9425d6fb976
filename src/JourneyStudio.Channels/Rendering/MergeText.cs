namespace JourneyStudio.Channels.Rendering;

/// <summary>A value that a template may print. It has no public member, so a path that goes past it (<c>name.Length</c>) finds nothing.</summary>
internal sealed class MergeText(string text)
{
    public override string ToString() => text;
}
