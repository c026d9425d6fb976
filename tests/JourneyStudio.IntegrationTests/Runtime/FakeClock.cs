namespace JourneyStudio.IntegrationTests.Runtime;

/// <summary>A clock that stands still until it is set. Elapsed time is real: the runtime measures its own speed with it.</summary>
internal sealed class FakeClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}
