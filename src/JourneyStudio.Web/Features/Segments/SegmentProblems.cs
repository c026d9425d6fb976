using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Web.Features.Segments;

/// <summary>Why a rule that can be read is no rule of a segment.</summary>
internal static class SegmentProblems
{
    public static IEnumerable<Problem> Of(Rule rule, string key, ContentCatalog content) => AudienceChecks.Find(rule, new SetKey(SetKind.Segment, key), content);
}
