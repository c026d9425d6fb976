using JourneyStudio.Engine;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Erasing;
using JourneyStudio.Storage.Organisation.Access;

namespace JourneyStudio.Runtime.Erasing;

/// <summary>Erases people's data while journeys run, and keeps the list by which it is done again after a restore.</summary>
public sealed class MemberErasing(MemberErasures erasures, ScopedMembers members, ErasureList list, PlanCache plans, RuntimeClock clock, RuntimeSignals signals)
{
    /// <param name="publicId">Whose data.</param>
    /// <param name="scope">Whose members whoever asks may touch: outside of it there is nobody to erase.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait for the gate.</param>
    /// <returns>Public ids of the person, those merged into them among them; or why it cannot be.</returns>
    public async Task<Result<IReadOnlyList<string>>> EraseAsync(string publicId, Scope scope, long actor, CancellationToken cancellationToken)
    {
        if (!await members.HoldsAsync(scope, publicId, cancellationToken))
            return new Problem("member.erase-gone");
        var result = await erasures.EraseAsync(publicId, actor, await plans.CurrentAsync(cancellationToken), clock.Now, cancellationToken);
        if (!result.IsOk)
            return result;
        signals.Work.Raise();
        // What is erased is on the list before anybody is told that it is.
        list.Append(await erasures.AllAsync(cancellationToken));
        return result;
    }

    /// <summary>Brings the list and the database to agree: what only the list knows was erased after the backup that this database comes from, and is erased again.</summary>
    /// <returns>How many people that were.</returns>
    public async Task<int> ReplayAsync(CancellationToken cancellationToken)
    {
        var known = await erasures.AllAsync(cancellationToken);
        var lost = list.Read().Where(erasure => !known.ContainsKey(erasure.Key)).ToList();
        foreach (var (publicId, _) in lost)
        {
            var result = await erasures.EraseAsync(publicId, null, await plans.CurrentAsync(cancellationToken), clock.Now, cancellationToken);
            if (!result.IsOk)
                await erasures.NoteUnknownAsync(publicId, clock.Now, cancellationToken);
        }
        list.Append(known);
        return lost.Count;
    }
}
