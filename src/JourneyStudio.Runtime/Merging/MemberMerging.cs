using JourneyStudio.Engine;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Merging;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Merging;

namespace JourneyStudio.Runtime.Merging;

/// <summary>Merges members while journeys run: the owners of both slots begin anew with what stands then.</summary>
public sealed class MemberMerging(MemberMerges merges, PlanCache plans, RuntimeClock clock, RuntimeSignals signals)
{
    public async Task<Result<MergeAnswer>> MergeAsync(MergeRequest request, CancellationToken cancellationToken)
    {
        var result = await merges.MergeAsync(request, await plans.CurrentAsync(cancellationToken), clock.Now, cancellationToken);
        if (result.IsOk)
            signals.Work.Raise(SlotSet.Of([SlotLease.SlotOf(request.Survivor), SlotLease.SlotOf(request.Duplicate)]));
        return result;
    }
}
