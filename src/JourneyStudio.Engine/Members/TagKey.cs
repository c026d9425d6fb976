namespace JourneyStudio.Engine.Members;

/// <summary>A tag as a member carries it: the tag's key and its scope.</summary>
/// <param name="Tag">Immutable key of the tag, such as <c>signed-up</c>.</param>
/// <param name="Scope">Key of the session or month the tag belongs to; empty when the tag has no scope.</param>
public readonly record struct TagKey(string Tag, string Scope)
{
    /// <summary>The key as it stands in traces: <c>tag</c> or <c>tag@scope</c>.</summary>
    public override string ToString() => Scope.Length == 0 ? Tag : $"{Tag}@{Scope}";
}
