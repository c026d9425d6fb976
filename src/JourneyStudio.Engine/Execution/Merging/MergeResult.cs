using System.Collections.Immutable;

namespace JourneyStudio.Engine.Execution.Merging;

/// <summary>What a merge changes of what is going on for the two, before everything of the duplicate is made the survivor's.</summary>
/// <param name="Survivor">Changes of the survivor.</param>
/// <param name="Duplicate">Changes of the duplicate.</param>
/// <param name="Ended">Enrollments that end, because an older one of the same journey and entry key goes on.</param>
public sealed record MergeResult(MemberChanges Survivor, MemberChanges Duplicate, ImmutableArray<EnrollmentId> Ended);
