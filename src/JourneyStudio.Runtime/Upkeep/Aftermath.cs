using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Erasing;
using JourneyStudio.Storage.Erasing;
using JourneyStudio.Storage.Merging;

namespace JourneyStudio.Runtime.Upkeep;

/// <summary>Looks once more after members who were merged or erased lately: a page, an import or a provider may have been writing of them at that moment, without the slot.</summary>
public sealed class Aftermath(MemberMerges merges, MemberErasures erasures, MemberErasing erasing, RuntimeClock clock)
{
    /// <summary>Longer than the pause between two runs.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromHours(3);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now;
        await merges.FollowUpAsync(now - Lately, now, cancellationToken);
        await erasures.FollowUpAsync(now - Lately, now, cancellationToken);
        // Another node's erasures belong on this node's list too.
        await erasing.ReplayAsync(cancellationToken);
    }
}
