namespace JourneyStudio.Engine.Definitions;

/// <summary>Bounds on a definition file, so that a hostile import cannot exhaust the server.</summary>
/// <param name="Bytes">Size of the file; default 5 MB.</param>
/// <param name="Depth">Nesting; default 64.</param>
/// <param name="Activities">Number of activities; default 2,000.</param>
/// <param name="Connections">Number of connections; default 10,000.</param>
public sealed record JsonLimits(int Bytes = 5 * 1024 * 1024, int Depth = 64, int Activities = 2000, int Connections = 10_000)
{
    /// <summary>The defaults.</summary>
    public static readonly JsonLimits Default = new();
}
