using JourneyStudio.Engine;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Merging;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Merging;
using JourneyStudio.Storage.Organisation.Access;

namespace JourneyStudio.Runtime.Merging;

/// <summary>Merges members while journeys run: the owners of both slots begin anew with what stands then.</summary>
public sealed class MemberMerging(MemberMerges merges, ScopedMembers members, PlanCache plans, RuntimeClock clock, RuntimeSignals signals)
{
    /// <param name="request">Who becomes whom.</param>
    /// <param name="scope">Whose members whoever asks may touch: outside of it there is nobody to merge.</param>
    /// <param name="cancellationToken">Ends the wait for the gate.</param>
    public async Task<Result<MergeAnswer>> MergeAsync(MergeRequest request, Scope scope, CancellationToken cancellationToken)
    {
        if (!await members.HoldsAsync(scope, [request.Survivor.Value, request.Duplicate.Value], cancellationToken))
            return new Problem("member.merge-gone");
        var result = await merges.MergeAsync(request, await plans.CurrentAsync(cancellationToken), clock.Now, cancellationToken);
        if (result.IsOk)
            signals.Work.Raise(SlotSet.Of([SlotLease.SlotOf(request.Survivor), SlotLease.SlotOf(request.Duplicate)]));
        return result;
    }
}
