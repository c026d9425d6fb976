using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Lint;
using JourneyStudio.Engine.Members;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Storage.Journeys;

namespace JourneyStudio.Web.Features.Designer.Drafts;

/// <summary>What checks look at beside a draft.</summary>
internal sealed class DraftSurroundings(PlanCache plans, DraftNeighbours neighbours, ActivityCatalog catalog, TimeProvider clock)
{
    /// <summary>So long it does not matter that somebody was the first to agree to something.</summary>
    private static readonly TimeSpan ConsentsHold = TimeSpan.FromMinutes(10);

    private Known? known;

    public async Task<LintSurroundings> OfAsync(JourneyDefinition draft, CancellationToken cancellationToken)
    {
        var current = await plans.CurrentAsync(cancellationToken);
        return new LintSurroundings
        {
            Published = [.. current.Plans.GroupBy(plan => plan.Identity.Key).Select(versions => versions.MaxBy(plan => plan.Identity.Number)!.Definition)],
            Journeys = await neighbours.JourneysAsync(cancellationToken),
            Sessions = await neighbours.SessionsAsync([.. LintSurroundings.SessionsOf(draft, catalog)], cancellationToken),
            Consents = await ConsentsAsync(cancellationToken),
        };
    }

    private async Task<IReadOnlySet<Consent>> ConsentsAsync(CancellationToken cancellationToken)
    {
        if (known is { } read && read.Until > clock.GetUtcNow())
            return read.Given;
        var given = await neighbours.ConsentsAsync(cancellationToken);
        known = new Known(clock.GetUtcNow() + ConsentsHold, given);
        return given;
    }

    private sealed record Known(DateTimeOffset Until, IReadOnlySet<Consent> Given);
}
