namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>What a run begins with.</summary>
/// <param name="Members">Who is put in.</param>
/// <param name="At">When the virtual clock begins.</param>
/// <param name="Beside">Whether the other journeys that are live run along.</param>
public sealed record SandboxStart(IReadOnlyList<SandboxMember> Members, DateTimeOffset At, bool Beside);
