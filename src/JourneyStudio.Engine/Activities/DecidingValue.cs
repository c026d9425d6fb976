using System.Collections.Immutable;

namespace JourneyStudio.Engine.Activities;

/// <summary>One value that a decision was made on, as it was at that moment.</summary>
/// <param name="Name">What was looked at, such as <c>tag signed-up@s1</c>.</param>
/// <param name="Value">What it was, as plain text; empty when it was missing.</param>
public readonly record struct DecidingValue(string Name, string Value)
{
    /// <summary>Name of the value that says which instant a wait has resolved to.</summary>
    public const string Until = "until";

    /// <summary>Name of the value that says, of a token that failed, which fork it came from: a retry goes on within it.</summary>
    public const string Fork = "fork";

    /// <summary>Name of the value that says, of a token whose member was merged into another, whose it was: a public id.</summary>
    public const string MergedFrom = "merged from";

    /// <summary>The value for a token of a fork; none outside any.</summary>
    internal static ImmutableArray<DecidingValue> OfFork(string group) => group.Length == 0 ? [] : [new DecidingValue(Fork, group)];
}
