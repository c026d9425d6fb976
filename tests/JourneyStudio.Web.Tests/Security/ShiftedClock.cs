namespace JourneyStudio.Web.Tests.Security;

/// <summary>A clock that goes as clocks do, from wherever a test puts it.</summary>
public sealed class ShiftedClock : TimeProvider
{
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;

    public void Pass(TimeSpan time) => ahead += time;
}
