namespace JourneyStudio.Engine.Activities;

/// <summary>A named output of an activity.</summary>
/// <param name="Name">Name in connections, such as <c>Done</c> or <c>Yes</c>; its label stands in the activity's strings as <c>port.Name</c>.</param>
/// <param name="MayEnd">True when leaving it unconnected is a usual end and needs no check.</param>
public sealed record Port(string Name, bool MayEnd = false)
{
    /// <summary>True when the operator gave it its name, which then is its label in every language.</summary>
    public bool IsNamedByOperator { get; init; }

    /// <summary>The usual single output.</summary>
    public const string Done = "Done";
}
