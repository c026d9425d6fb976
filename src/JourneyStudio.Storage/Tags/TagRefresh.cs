using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Members.Scoring;
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
    /// <param name="workspace">Zone and models of the workspace.</param>
    /// <param name="told">Whether members' coming and going is told by events.</param>
    /// <param name="now">Instant as of which it is judged.</param>
    /// <param name="cancellationToken">Stops between two parts.</param>
    public Task<MembershipChange> RunAsync(TagDefinition tag, WorkspaceContent workspace, bool told, DateTimeOffset now, CancellationToken cancellationToken) =>
        refresh.RunAsync(TagMembership.Of(tag.Key, Today(workspace.Zone, now)), link => Find(link, tag, workspace, now), told, now, cancellationToken);

    /// <summary>Judges tags anew for some members alone.</summary>
    /// <param name="members">Internal ids.</param>
    /// <param name="tags">The tags.</param>
    /// <param name="workspace">Zone and models of the workspace.</param>
    /// <param name="told">Whether a tag's coming and going is told by events.</param>
    /// <param name="now">Instant as of which it is judged.</param>
    /// <param name="cancellationToken">Stops between two tags.</param>
    /// <returns>How many tags were given and taken.</returns>
    public async Task<int> FollowAsync(
        IReadOnlyCollection<long> members, IReadOnlyList<TagDefinition> tags, WorkspaceContent workspace, Func<string, bool> told, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await refresh.ReadAsync(link => Compare(link, members, tags, workspace, now), cancellationToken);
        var changes = 0;
        foreach (var (tag, entering, leaving) in found.Where(one => one.Entering.Length + one.Leaving.Length > 0))
            changes += await refresh.SettleAsync(TagMembership.Of(tag, Today(workspace.Zone, now)), entering, leaving, told(tag), now, cancellationToken);
        return changes;
    }

    private static MemberSet Find(Link link, TagDefinition tag, WorkspaceContent workspace, DateTimeOffset now)
    {
        if (tag.Model is { } model)
            return new ModelSets(link, workspace.Models ?? ModelSettings.Default, now).Find(model);
        return tag.Read() is { } read && read.TryGet(out var rule) ? new RuleSets(link, workspace.Zone, now).Find(rule) : new MemberSet();
    }

    private static List<(string Tag, long[] Entering, long[] Leaving)> Compare(
        Link link, IReadOnlyCollection<long> members, IReadOnlyList<TagDefinition> tags, WorkspaceContent workspace, DateTimeOffset now)
    {
        var settings = workspace.Models ?? ModelSettings.Default;
        var rules = tags.Where(tag => tag.Rule is not null).ToDictionary(tag => tag.Key, tag => tag.Read()!.TryGet(out var rule) ? rule : null);
        var needs = rules.Values.OfType<Rule>().Aggregate(SnapshotNeeds.None with { Tags = [.. tags.Select(tag => tag.Key)] }, (all, rule) => all.With(RuleReads.Needs(rule)));
        var answers = new ModelSets(link, settings, now).Of(members, [.. tags.Select(tag => tag.Model?.Kind).OfType<string>().Distinct()]);
        var snapshots = new SnapshotQuery(link, members, needs, now).Read(workspace.Zone).Values;
        return [.. tags.Select(tag =>
        {
            var has = snapshots.Where(member => member.Tags.Contains(new TagKey(tag.Key, ""))).Select(member => member.Id.Value).ToHashSet();
            var holds = snapshots.Where(member => Holds(tag, member)).Select(member => member.Id.Value).ToHashSet();
            return (tag.Key, holds.Except(has).ToArray(), has.Except(holds).ToArray());
        })];

        bool Holds(TagDefinition tag, MemberSnapshot member) => tag.Model is { } model
            ? Audiences.Counts(member) && answers.Gives(model, member.Id.Value)
            : rules[tag.Key] is { } rule && Audiences.Holds(rule, member, now);
    }

    private static DateOnly Today(string zone, DateTimeOffset now) => LocalTime.DateAt(now, Zones.Find(zone).TryGet(out var found) ? found : TimeZoneInfo.Utc);
}
