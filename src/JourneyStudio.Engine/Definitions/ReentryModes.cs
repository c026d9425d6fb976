using System.Collections.Immutable;

namespace JourneyStudio.Engine.Definitions;

/// <summary>The stored names of <see cref="ReentryMode"/>.</summary>
public static class ReentryModes
{
    /// <summary>All names, in the order of the modes.</summary>
    public static readonly ImmutableArray<string> Names = ["never", "afterDays", "always", "restart"];

    /// <summary>The stored name.</summary>
    public static string Name(this ReentryMode mode) => Names[(int)mode];

    /// <summary>The mode of a stored name, or null.</summary>
    public static ReentryMode? Parse(string name) => Names.IndexOf(name) is var index and >= 0 ? (ReentryMode)index : null;
}
