namespace JourneyStudio.Engine.Content;

/// <summary>Who gives a tag.</summary>
public enum TagApplier
{
    /// <summary>The system: rules, models, journeys.</summary>
    System,

    /// <summary>A guide.</summary>
    Guide,

    /// <summary>An operator.</summary>
    Operator,
}
