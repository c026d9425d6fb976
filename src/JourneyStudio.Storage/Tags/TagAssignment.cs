namespace JourneyStudio.Storage.Tags;

/// <summary>A static tag for the members of a segment, as of its last refresh.</summary>
/// <param name="Tag">Key of the tag.</param>
/// <param name="Segment">Key of the segment.</param>
/// <param name="Removes">Whether it is taken, and not given.</param>
/// <param name="Session">Key of the session for which it is given; empty: once for all.</param>
public sealed record TagAssignment(string Tag, string Segment, bool Removes, string Session = "");

/// <summary>What an assignment would do.</summary>
/// <param name="Members">Active members of the segment whom the asker may touch.</param>
/// <param name="Have">Those of them who have the tag.</param>
/// <param name="Changed">Who would get or lose it.</param>
/// <param name="Batches">Transactions that takes.</param>
public readonly record struct AssignmentPreview(long Members, long Have, long Changed, long Batches);
