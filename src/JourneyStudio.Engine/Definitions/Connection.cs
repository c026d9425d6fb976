namespace JourneyStudio.Engine.Definitions;

/// <summary>Joins an output port to the activity that comes next.</summary>
/// <param name="Source">Id of the activity it leaves.</param>
/// <param name="SourcePort">Name of the output port.</param>
/// <param name="Target">Id of the activity it leads to.</param>
/// <param name="TargetPort">Name of the input port; ours all have the one.</param>
public sealed record Connection(string Source, string SourcePort, string Target, string TargetPort = Connection.In)
{
    /// <summary>The port an activity with a single way out has.</summary>
    public const string Done = "Done";

    /// <summary>The input port.</summary>
    public const string In = "In";

    /// <summary>Everything else the file says of the connection, such as <c>vertices</c>.</summary>
    public PropertyBag Extra { get; init; } = PropertyBag.Empty;

    /// <summary>What else the file says in <c>source</c>.</summary>
    public PropertyBag SourceExtra { get; init; } = PropertyBag.Empty;

    /// <summary>What else the file says in <c>target</c>.</summary>
    public PropertyBag TargetExtra { get; init; } = PropertyBag.Empty;
}
