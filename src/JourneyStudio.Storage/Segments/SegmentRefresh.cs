using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage.Rules;

namespace JourneyStudio.Storage.Segments;

/// <summary>Finds out who belongs to a segment.</summary>
public sealed class SegmentRefresh(MembershipRefresh refresh)
{
    public const string EnteredEvent = "segment.entered";
    public const string LeftEvent = "segment.left";

    /// <param name="segment">Key of the segment.</param>
    /// <param name="rule">Its rule.</param>
    /// <param name="defaultZone">Zone of members who have none.</param>
    /// <param name="told">Whether members' coming and going is told by events.</param>
    /// <param name="now">Instant as of which the rule is judged.</param>
    /// <param name="cancellationToken">Stops between two parts.</param>
    public Task<MembershipChange> RunAsync(string segment, Rule rule, string defaultZone, bool told, DateTimeOffset now, CancellationToken cancellationToken) =>
        refresh.RunAsync(Membership.OfSegment(segment), link => new RuleSets(link, defaultZone, now).Find(rule), told, now, cancellationToken);
}
