using JourneyStudio.Engine.Members.Scoring;

namespace JourneyStudio.Web.Features.Tags;

/// <summary>An event with its points while they are being edited.</summary>
public sealed class PointsLine
{
    public string Event { get; set; } = "";
    public int Points { get; set; } = 1;

    public EventPoints Make() => new(Event.Trim(), Points);
}
