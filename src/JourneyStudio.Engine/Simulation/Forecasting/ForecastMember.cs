using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Simulation.Forecasting;

/// <summary>A member as they are when a forecast begins, and what they then do.</summary>
/// <param name="Member">The member.</param>
/// <param name="Acts">What they do within the span, in order of time.</param>
public sealed record ForecastMember(MemberSnapshot Member, IReadOnlyList<MemberAct> Acts);
