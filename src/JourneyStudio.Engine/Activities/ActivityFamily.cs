namespace JourneyStudio.Engine.Activities;

/// <summary>Families of activities: each has a colour, an outline and a place in the palette.</summary>
public enum ActivityFamily
{
    /// <summary>Lets members in.</summary>
    Trigger,

    /// <summary>Decides where to go on.</summary>
    Flow,

    /// <summary>Holds the member until a time or an event.</summary>
    Wait,

    /// <summary>Sends a message.</summary>
    Message,

    /// <summary>Changes something about the member.</summary>
    Action,

    /// <summary>Hands work to people.</summary>
    People,

    /// <summary>Ends the journey.</summary>
    Exit,

    /// <summary>Stands on the canvas for people to read: no connection leads to it, and it is no part of the plan.</summary>
    Note,
}
