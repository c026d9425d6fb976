using JourneyStudio.Storage.Journeys;
using JourneyStudio.Web.Shared.Security;

namespace JourneyStudio.Web.Features.ReadApi;

/// <summary>The journeys and their figures, for the brand's other systems.</summary>
internal static class JourneysApi
{
    public static void MapJourneysApi(this IEndpointRouteBuilder app)
    {
        var journeys = app.MapGroup("/api/journeys").RequireAuthorization(StudioPolicies.ReadBrandApi).WithTags("Journeys");
        journeys.MapGet("", ListAsync).WithName("GetJourneys").WithSummary("All journeys with their state and how many members are in them.").Produces<IReadOnlyList<JourneyAnswer>>();
        journeys.MapGet("{id}/counts", CountsAsync).WithName("GetJourneyCounts")
            .WithSummary("Figures of a journey by version and activity: entered, waiting, failed, and how many left by each port.")
            .Produces<JourneyCountsAnswer>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(JourneyOverviews journeys, CancellationToken cancellationToken) =>
        TypedResults.Ok((await journeys.AllAsync(cancellationToken)).OrderBy(journey => journey.DefinitionId, StringComparer.Ordinal).Select(journey =>
            new JourneyAnswer(journey.DefinitionId, journey.Name, journey.State, journey.PublishedVersion, journey.PublishedAt, journey.Entered, journey.InFlight)));

    private static async Task<IResult> CountsAsync(string id, VersionCounts counts, CancellationToken cancellationToken) =>
        await counts.FindAsync(id, cancellationToken) is { } versions
            ? TypedResults.Ok(new JourneyCountsAnswer(id, [.. versions.Select(VersionAnswer.Of)]))
            : TypedResults.Problem($"There is no journey {id}.", statusCode: StatusCodes.Status404NotFound, title: "Unknown journey");
}

/// <summary>A journey.</summary>
internal sealed record JourneyAnswer(string Id, string Name, string State, int? Version, DateTimeOffset? PublishedAt, long Entered, long Active);

/// <summary>Figures of a journey.</summary>
internal sealed record JourneyCountsAnswer(string Id, IReadOnlyList<VersionAnswer> Versions);

/// <summary>Figures of a version.</summary>
internal sealed record VersionAnswer(
    int Version, long Entered, long MigratedIn, long MigratedOut, long Active, long Completed, long Exited, long Failed, long Stopped, IReadOnlyList<ActivityAnswer> Activities)
{
    public static VersionAnswer Of(VersionCount count) => new(
        count.Version,
        count.Enrollments.Entered,
        count.Enrollments.MigratedIn,
        count.Enrollments.MigratedOut,
        count.Enrollments.Active,
        count.Enrollments.Completed,
        count.Enrollments.Exited,
        count.Enrollments.Failed,
        count.Enrollments.Stopped,
        [.. count.Activities.Select(activity => new ActivityAnswer(activity.Activity, activity.Entered, activity.Waiting, activity.Failed, activity.Ports))]);
}

/// <summary>Figures of an activity.</summary>
internal sealed record ActivityAnswer(string Id, long Entered, long Waiting, long Failed, IReadOnlyDictionary<string, long> Ports);
