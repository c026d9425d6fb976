using JourneyStudio.Engine.Activities;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Web.Features.Designer.Drafts;

namespace JourneyStudio.Web.Features.Designer.Tour;

/// <summary>A step of the first journey. It is done when the draft says so, however that came about.</summary>
/// <param name="Name">Key of its texts.</param>
/// <param name="Done">Whether nothing is left to do.</param>
internal sealed record TourStep(string Name, Func<TourView, bool> Done)
{
    /// <summary>In the order they are shown.</summary>
    public static IReadOnlyList<TourStep> All { get; } =
    [
        new("Trigger", view => view.Draft.Nodes.Any(node => Is(node, ActivityFamily.Trigger))),
        new("Wait", view => view.IsReached(node => Is(node, ActivityFamily.Wait))),
        new("Act", view => view.IsReached(node => Is(node, ActivityFamily.Action) || Is(node, ActivityFamily.Message) || Is(node, ActivityFamily.People))),
        new("Mend", view => view.Draft.Nodes.Count > 0 && view.Draft.Blocking == 0),
        new("Publish", view => view.Published),
        new("Enter", view => view.Counts.Activities.Values.Any(counts => counts.Entered > 0)),
    ];

    private static bool Is(NodeView node, ActivityFamily family) => node.Family.Equals(family.ToString(), StringComparison.OrdinalIgnoreCase);
}

/// <summary>What the steps look at.</summary>
/// <param name="Draft">The draft of this moment.</param>
/// <param name="Published">Whether the journey has been published.</param>
/// <param name="Counts">Who went where; none while the reader builds.</param>
internal sealed record TourView(DraftView Draft, bool Published, JourneyCounts Counts)
{
    /// <summary>Whether such an activity stands there and a connection leads to it.</summary>
    public bool IsReached(Func<NodeView, bool> such) => Draft.Nodes.Where(such).Any(node => Draft.Connections.Any(connection => connection.Target == node.Id));
}
