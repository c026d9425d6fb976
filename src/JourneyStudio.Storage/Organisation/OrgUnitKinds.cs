using System.Collections.Immutable;

namespace JourneyStudio.Storage.Organisation;

/// <summary>What a unit of the tree is.</summary>
public static class OrgUnitKinds
{
    public const string Headquarters = "headquarters";
    public const string Region = "region";
    public const string Office = "office";
    public const string Store = "store";

    /// <summary>Those that can stand below another one.</summary>
    public static ImmutableArray<string> Below { get; } = [Region, Office, Store];
}
