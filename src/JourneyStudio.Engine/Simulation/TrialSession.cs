using JourneyStudio.Engine.Content;

namespace JourneyStudio.Engine.Simulation;

/// <summary>A meeting in a week, for journeys that ask for one.</summary>
public static class TrialSession
{
    public static SessionRecord Of(string zone, DateTimeOffset now) => new()
    {
        Key = "sandbox",
        Names = new LocalText("Sandbox session", "沙盒场次"),
        Store = "",
        Place = new LocalText("Sandbox store", "沙盒门店"),
        Zone = zone,
        StartsAt = now.AddDays(7),
        EndsAt = now.AddDays(7).AddHours(2),
        Capacity = 20,
    };
}
