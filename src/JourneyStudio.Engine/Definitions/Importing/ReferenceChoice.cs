namespace JourneyStudio.Engine.Definitions.Importing;

/// <summary>What is to become of a key that the workspace doesn't know.</summary>
/// <param name="Act">What.</param>
/// <param name="Key">The key to take instead, when it is mapped.</param>
public sealed record ReferenceChoice(ReferenceAct Act, string? Key = null)
{
    /// <summary>It stays as it is; the draft has a check.</summary>
    public static ReferenceChoice Leave { get; } = new(ReferenceAct.Leave);
}

/// <summary>What can become of a key that the workspace doesn't know.</summary>
public enum ReferenceAct
{
    /// <summary>It stays as it is; the draft has a check.</summary>
    Leave,

    /// <summary>The import creates what it is the key of.</summary>
    Create,

    /// <summary>Another key takes its place.</summary>
    Map,
}
