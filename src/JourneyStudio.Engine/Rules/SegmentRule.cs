namespace JourneyStudio.Engine.Rules;

/// <summary>Whether the member belongs to a segment, as of its last refresh.</summary>
/// <param name="Segment">Key of the segment.</param>
/// <param name="Has">True: must belong to it; false: must not.</param>
public sealed record SegmentRule(string Segment, bool Has) : Rule;
