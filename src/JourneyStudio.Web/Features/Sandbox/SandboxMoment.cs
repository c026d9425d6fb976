using System.Collections.Immutable;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>How everybody stood once an instant was over.</summary>
/// <param name="At">The instant.</param>
/// <param name="Lines">How many lines there were.</param>
/// <param name="Move">Number of the move in which it came, from 0; -1: before all.</param>
/// <param name="Standing">How everybody stood.</param>
internal sealed record SandboxMoment(DateTimeOffset At, int Lines, int Move, ImmutableDictionary<MemberId, SandboxStanding> Standing);

/// <summary>How one member stood.</summary>
/// <param name="Member">What was known of them.</param>
/// <param name="Waiting">Where they waited in the journey that is tried.</param>
/// <param name="State">How their last passage ended or stood; null before the first.</param>
public sealed record SandboxStanding(MemberSnapshot Member, IReadOnlyList<Token> Waiting, EnrollmentState? State);
