using System.Security.Claims;
using JourneyStudio.Runtime.Clocks;
using JourneyStudio.Web.Shared.Security;

namespace JourneyStudio.Web.Features.Operations;

/// <summary>Starts journeys by hand: first how many members that would concern, then the start.</summary>
internal static class StartsApi
{
    /// <param name="journeys">The group of one journey, with its policy.</param>
    public static void Map(RouteGroupBuilder journeys)
    {
        journeys.MapGet("starts", PreviewAsync).WithName("PreviewStarts")
            .WithSummary("The triggers that can be started by hand, each with how many members its audience holds now.").Produces<IReadOnlyList<StartPreview>>();
        journeys.MapPost("starts/{activity}", StartAsync).WithName("StartJourney")
            .WithSummary("Starts a journey for the audience of a trigger. Who that is, is settled now; they are let in in batches.").Produces<StartAnswer>(StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> PreviewAsync(string id, ManualStarts starts, CancellationToken cancellationToken) => TypedResults.Ok(await starts.PreviewAsync(id, cancellationToken));

    private static async Task<IResult> StartAsync(string id, string activity, ClaimsPrincipal caller, ManualStarts starts, CancellationToken cancellationToken) =>
        await starts.StartAsync(id, activity, Actor.Of(caller), cancellationToken) is { } members
            ? TypedResults.Accepted((string?)null, new StartAnswer(members))
            : TypedResults.Problem("The journey is not live, or has no such trigger.", statusCode: StatusCodes.Status404NotFound, title: "No such trigger");
}

/// <summary>A start that was begun.</summary>
/// <param name="Members">How many the audience holds.</param>
internal sealed record StartAnswer(long Members);
