using System.Collections.Immutable;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Execution.Merging;

/// <summary>That two members are one person.</summary>
/// <param name="Survivor">Who stays.</param>
/// <param name="Duplicate">Who goes on as the survivor.</param>
/// <param name="Actor">Who says so: a user's number; below zero an API key's.</param>
public sealed record MergeRequest(MemberId Survivor, MemberId Duplicate, long Actor)
{
    /// <summary>What is taken from the duplicate where both have a value: keys of attributes, and of channels for addresses. All else stays as the survivor has it.</summary>
    public ImmutableHashSet<string> FromDuplicate { get; init; } = [];
}
