using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Engine.Time;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Rules;
using JourneyStudio.Storage.Segments;

namespace JourneyStudio.Storage.Tags;

/// <summary>Gives and takes computed tags: for everybody as a set, or for some members after what happened to them.</summary>
public sealed class TagRefresh(MembershipRefresh refresh)
{
    /// <param name="tag">A computed tag whose rule can be read.</param>
    /// <param name="defaultZone">Zone of the workspace.</param>
    /// <param name="told">Whether members' coming and going is told by events.</param>
    /// <param name="now">Instant as of which it is judged.</param>
    /// <param name="cancellationToken">Stops between two parts.</param>
    public Task<MembershipChange> RunAsync(TagDefinition tag, string defaultZone, bool told, DateTimeOffset now, CancellationToken cancellationToken) =>
        refresh.RunAsync(TagMembership.Of(tag.Key, Today(defaultZone, now)), link => Find(link, tag, defaultZone, now), told, now, cancellationToken);

    /// <summary>Judges tags anew for some members alone.</summary>
    /// <param name="members">Internal ids.</param>
    /// <param name="tags">The tags.</param>
    /// <param name="defaultZone">Zone of the workspace.</param>
    /// <param name="told">Whether a tag's coming and going is told by events.</param>
    /// <param name="now">Instant as of which it is judged.</param>
    /// <param name="cancellationToken">Stops between two tags.</param>
    /// <returns>How many tags were given and taken.</returns>
    public async Task<int> FollowAsync(
        IReadOnlyCollection<long> members, IReadOnlyList<TagDefinition> tags, string defaultZone, Func<string, bool> told, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await refresh.ReadAsync(link => Compare(link, members, tags, defaultZone, now), cancellationToken);
        var changes = 0;
        foreach (var (tag, entering, leaving) in found.Where(one => one.Entering.Length + one.Leaving.Length > 0))
            changes += await refresh.SettleAsync(TagMembership.Of(tag, Today(defaultZone, now)), entering, leaving, told(tag), now, cancellationToken);
        return changes;
    }

    private static MemberSet Find(Link link, TagDefinition tag, string defaultZone, DateTimeOffset now) =>
        tag.Read() is { } read && read.TryGet(out var rule) ? new RuleSets(link, defaultZone, now).Find(rule) : new MemberSet();

    private static List<(string Tag, long[] Entering, long[] Leaving)> Compare(
        Link link, IReadOnlyCollection<long> members, IReadOnlyList<TagDefinition> tags, string defaultZone, DateTimeOffset now)
    {
        var rules = tags.Select(tag => (tag.Key, Rule: tag.Read() is { } read && read.TryGet(out var rule) ? rule : null)).Where(tag => tag.Rule is not null).ToList();
        var needs = rules.Aggregate(SnapshotNeeds.None with { Tags = [.. rules.Select(tag => tag.Key)] }, (all, tag) => all.With(RuleReads.Needs(tag.Rule!)));
        var snapshots = new SnapshotQuery(link, members, needs, now).Read(defaultZone).Values;
        return rules.ConvertAll(tag =>
        {
            var (has, holds) = (new HashSet<long>(), new HashSet<long>());
            foreach (var member in snapshots)
            {
                if (member.Tags.Contains(new TagKey(tag.Key, "")))
                    has.Add(member.Id.Value);
                if (Audiences.Holds(tag.Rule, member, now))
                    holds.Add(member.Id.Value);
            }
            return (tag.Key, holds.Except(has).ToArray(), has.Except(holds).ToArray());
        });
    }

    private static DateOnly Today(string zone, DateTimeOffset now) => LocalTime.DateAt(now, Zones.Find(zone).TryGet(out var found) ? found : TimeZoneInfo.Utc);
}
