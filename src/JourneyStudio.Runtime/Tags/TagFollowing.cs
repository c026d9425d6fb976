using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members.Scoring;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Tags;

namespace JourneyStudio.Runtime.Tags;

/// <summary>
/// Judges computed tags anew for members to whom something happened that their rules read, as soon as it is routed. Who waits for it stands in memory alone:
/// what a crash forgets, the next refresh finds.
/// </summary>
public sealed class TagFollowing
{
    /// <summary>Members who are judged at once.</summary>
    private const int Batch = 500;

    /// <summary>Above so many who wait, everybody is computed sooner than all of them one by one.</summary>
    private const int Most = 100_000;

    /// <summary>An id that no member has.</summary>
    private static readonly long[] Nobody = [0];

    private readonly TagRefresh refresh;
    private readonly TagRunner runner;
    private readonly TaskScores scores;
    private readonly PlanCache plans;
    private readonly RuntimeClock clock;
    private readonly RuntimeSignals signals;
    private readonly Lock sync = new();
    private Dictionary<long, HashSet<string>> waiting = [];
    private HashSet<string> everybody = [];

    public TagFollowing(TagRefresh refresh, TagRunner runner, TaskScores scores, PlanCache plans, RuntimeClock clock, RuntimeSignals signals)
    {
        (this.refresh, this.runner, this.scores, this.plans, this.clock, this.signals) = (refresh, runner, scores, plans, clock, signals);
        signals.EventsWereRouted = Note;
    }

    /// <summary>Judges nobody by every computed tag, so that statements are prepared and rules read before the first event comes: it would wait for that.</summary>
    public async Task GetReadyAsync(CancellationToken cancellationToken)
    {
        var current = await plans.CurrentAsync(cancellationToken);
        var tags = current.Content.Content.Tags.Where(tag => tag.IsComputed && tag.Read() is not { IsOk: false }).ToList();
        await refresh.FollowAsync(Nobody, tags, current.Content.Content, _ => false, clock.Now, cancellationToken);
    }

    /// <summary>Judges all who wait.</summary>
    /// <returns>How many tags were given and taken.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var changes = 0;
        while (Take() is { Members.Count: > 0 } work)
        {
            var current = await plans.CurrentAsync(cancellationToken);
            var tags = work.Tags.Select(current.Content.Tag).OfType<TagDefinition>().Where(tag => tag.IsComputed).ToList();
            if (tags.Exists(tag => tag.Model?.Kind == CustomerModels.Behaviour))
                await scores.RefreshAsync(work.Members, current.Content.Content.Models ?? ModelSettings.Default, clock.Now, cancellationToken);
            changes += await refresh.FollowAsync(work.Members, tags, current.Content.Content, tag => TagRunner.IsTold(current, tag), clock.Now, cancellationToken);
        }
        foreach (var tag in Everybody())
            await runner.RunAsync(tag, cancellationToken);
        if (changes > 0)
            signals.Work.Raise();
        return changes;
    }

    private void Note(PlanSet current, IReadOnlyList<MemberWork> members)
    {
        if (current.Tags.IsEmpty)
            return;
        var noted = false;
        foreach (var work in members)
        {
            foreach (var happened in work.Events)
            {
                var tags = current.Tags.After(happened.Name);
                if (tags.IsEmpty)
                    continue;
                noted = true;
                lock (sync)
                    Note(work.Member.Id.Value, tags.Select(tag => tag.Key));
            }
        }
        if (noted)
            signals.Followed.Raise();
    }

    private void Note(long member, IEnumerable<string> tags)
    {
        if (waiting.Count >= Most)
        {
            everybody.UnionWith(waiting.Values.SelectMany(keys => keys));
            waiting = [];
        }
        if (!waiting.TryGetValue(member, out var known))
            waiting.Add(member, known = []);
        known.UnionWith(tags);
    }

    private (List<long> Members, HashSet<string> Tags) Take()
    {
        lock (sync)
        {
            var (members, tags) = (new List<long>(), new HashSet<string>());
            foreach (var (member, keys) in waiting.Take(Batch))
            {
                members.Add(member);
                tags.UnionWith(keys);
            }
            members.ForEach(member => waiting.Remove(member));
            return (members, tags);
        }
    }

    private HashSet<string> Everybody()
    {
        lock (sync)
        {
            var tags = everybody;
            everybody = [];
            return tags;
        }
    }
}
