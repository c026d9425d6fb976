namespace JourneyStudio.Engine.Members;

/// <summary>Internal number of a member. Never shown outside; links and the API use the public or the external id.</summary>
public readonly record struct MemberId(long Value);
