using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Merging;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Simulation;

/// <summary>A store that scenarios can fill and look into: in memory for the sandbox, on a database in the conformance tests.</summary>
/// <remarks>One implementation: the others are the databases under test, and live with the conformance tests.</remarks>
public interface IScenarioStore : IJourneyStore
{
    /// <summary>Adds a member.</summary>
    ValueTask AddMemberAsync(MemberSnapshot member, CancellationToken cancellationToken);

    /// <summary>Lets a member act: changes their data and stores the event, both or neither.</summary>
    ValueTask ActAsync(MemberAct act, CancellationToken cancellationToken);

    /// <summary>Changes a session, and has every token that follows a date of it decide anew.</summary>
    ValueTask ChangeSessionAsync(SessionRecord session, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Merges two members: everything of the duplicate becomes the survivor's, all of it or nothing.</summary>
    ValueTask MergeAsync(MergeRequest request, PlanSet plans, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Erases what is known of a person, all of it or nothing; keys and counts stay.</summary>
    ValueTask EraseAsync(MemberId member, PlanSet plans, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The calendars of triggers.</summary>
    IClockStore Clocks { get; }

    /// <summary>All steps in the order they were made.</summary>
    ValueTask<IReadOnlyList<TracedStep>> TraceAsync(CancellationToken cancellationToken);

    /// <summary>The member as they are now: attributes, tags and coupons.</summary>
    ValueTask<MemberSnapshot> MemberAsync(MemberId member, CancellationToken cancellationToken);
}

/// <summary>A step with what it belongs to.</summary>
/// <param name="Member">Whose.</param>
/// <param name="Journey">Journey.</param>
/// <param name="EntryKey">Entry key of the enrollment.</param>
/// <param name="State">State of the enrollment now.</param>
/// <param name="Step">The step.</param>
public sealed record TracedStep(MemberId Member, JourneyId Journey, string EntryKey, EnrollmentState State, TraceStep Step);
