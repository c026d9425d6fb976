using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Lint;

namespace JourneyStudio.Web.Features.Designer.Drafts;

/// <summary>What stands in the way of publishing a draft and what is worth a look, in words.</summary>
internal sealed class DraftChecks(ActivityCatalog catalog, TimeProvider clock)
{
    public IReadOnlyList<CheckView> Find(JourneyDefinition definition, ContentCatalog content, LintSurroundings surroundings, string language) =>
        [.. JourneyLint.Check(definition, catalog, content, clock.GetUtcNow(), surroundings).Select(problem => View(definition, problem, language))];

    private CheckView View(JourneyDefinition definition, Problem problem, string language)
    {
        var type = problem.Activity is { } id ? definition.Find(id)?.Type : null;
        var texts = type is not null && catalog.Find(type) is not null ? catalog.Texts(type) : null;
        return new CheckView(
            problem.Code,
            problem.Severity == ProblemSeverity.Blocks,
            ProblemTexts.Say(problem, language, texts),
            ProblemTexts.Fix(problem, language, texts),
            problem.Activity,
            problem.Field,
            problem.Path)
        {
            Repair = ProblemTexts.Button(problem, language) is { } label && LintFixes.Of(problem, definition, catalog) is { } command ? new CheckRepair(label, ScriptCommands.Of(command)) : null,
        };
    }
}
