using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Runtime.HandingOver;
using JourneyStudio.Storage.Organisation.HandingOver;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JourneyStudio.Web.Features.Organisation;

/// <summary>Hand-overs of staff, for the brand's personnel system.</summary>
internal static class HandoverApi
{
    public static void MapHandovers(this IEndpointRouteBuilder app)
    {
        var staff = app.MapGroup("/api/staff/{key}/hand-over").RequireAuthorization(StudioPolicies.WriteTasks).DisableAntiforgery().WithTags("Tasks");
        staff.MapPost("", StartAsync).WithName("HandOver")
            .WithSummary("Hands over the members, open tasks and QR codes of a staff person to one or several others, who share evenly. It is carried out in batches; with leaves=true (default) the person gets nothing new from now on. With preview=true it only counts.")
            .Produces<HandoverAnswer>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        staff.MapGet("", FindAsync).WithName("GetHandOver").WithSummary("How the latest hand-over of a staff person stands.").Produces<HandoverAnswer>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> StartAsync(string key, HandoverBody body, Handovers handovers, HandoverDesk desk, Caller caller, CancellationToken cancellationToken, bool preview = false)
    {
        if (await handovers.CountAsync(key, caller.Scope, cancellationToken) is not { } counts)
            return Unknown(key);
        if (preview)
            return TypedResults.Ok(new HandoverAnswer(key, "preview", counts.Members, counts.Tasks, counts.Codes));
        var started = await desk.StartAsync(new HandoverWish(key, body.To ?? [], body.Leaves, body.Moves), caller.Scope, caller.Actor, cancellationToken);
        return started.IsOk
            ? TypedResults.Accepted($"/api/staff/{key}/hand-over", new HandoverAnswer(key, HandoverStates.Running, 0, 0, 0))
            : TypedResults.Problem(ProblemTexts.Say(started.Problems[0], Languages.English), statusCode: StatusCodes.Status422UnprocessableEntity, title: started.Problems[0].Code);
    }

    private static async Task<IResult> FindAsync(string key, Handovers handovers, Caller caller, CancellationToken cancellationToken) =>
        await handovers.LastOfAsync(key, caller.Scope, cancellationToken) is { } last ? TypedResults.Ok(new HandoverAnswer(key, last.State, last.Members, last.Tasks, last.Codes)) : Unknown(key);

    private static ProblemHttpResult Unknown(string key) => TypedResults.Problem($"Nobody has the key {key}, or nothing was handed over.", statusCode: StatusCodes.Status404NotFound, title: "Unknown staff");
}

/// <summary>Who takes over.</summary>
/// <param name="To">Keys of staff persons at work: several share evenly.</param>
/// <param name="Leaves">Whether the person leaves.</param>
/// <param name="Moves">Whether members belong to the store of their new guide from then on.</param>
internal sealed record HandoverBody(IReadOnlyList<string>? To, bool Leaves = true, bool Moves = false);

/// <summary>A hand-over.</summary>
/// <param name="Staff">Key of the staff person.</param>
/// <param name="State"><c>preview</c>, <c>running</c> or <c>done</c>.</param>
/// <param name="Members">Members handed over so far; in a preview: to be handed over.</param>
/// <param name="Tasks">Tasks, likewise.</param>
/// <param name="Codes">QR codes, likewise.</param>
internal sealed record HandoverAnswer(string Staff, string State, int Members, int Tasks, int Codes);
