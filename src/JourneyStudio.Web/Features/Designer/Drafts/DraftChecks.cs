using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Web.Shared.Problems;

namespace JourneyStudio.Web.Features.Designer.Drafts;

/// <summary>What stands in the way of publishing a draft, and what is worth a look.</summary>
internal sealed class DraftChecks(ActivityCatalog catalog, ProblemTexts texts)
{
    public IReadOnlyList<CheckView> Find(JourneyDefinition definition, ContentCatalog content)
    {
        _ = content;
        return [.. definition.Activities.SelectMany(Problems).Select(View)];
    }

    private IEnumerable<Problem> Problems(Activity activity) => catalog.Bind(activity) is { } bound
        ? bound.Problems
        : [new Problem("activity.unknown-type", activity.Type) { Activity = activity.Id }];

    private CheckView View(Problem problem) => new(problem.Code, problem.Severity == ProblemSeverity.Blocks, texts.Say(problem), problem.Activity, problem.Field);
}
