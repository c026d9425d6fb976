using System.Security.Claims;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Runtime.Operating;
using JourneyStudio.Storage.Operating;
using JourneyStudio.Web.Features.Operations.Migrating;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JourneyStudio.Web.Features.Operations;

/// <summary>Pausing, resuming, stopping, and operations on members, for programs with a key of the scope <c>operate</c>.</summary>
internal static class OperationsApi
{
    private const int Shown = 50;

    public static void MapOperations(this IEndpointRouteBuilder app)
    {
        var journeys = app.MapGroup("/api/journeys/{id}").RequireAuthorization(StudioPolicies.OperateApi).DisableAntiforgery().WithTags("Operations")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        journeys.MapPost("pause", PauseAsync).WithName("PauseJourney").WithSummary("Pauses a journey: nobody comes in and time moves nobody on.").Produces<OperationAnswer>(StatusCodes.Status202Accepted);
        journeys.MapPost("resume", ResumeAsync).WithName("ResumeJourney")
            .WithSummary("Resumes a journey. mode: freeze (waits are longer by the pause), catchUp (what is overdue goes on, perSecond members a second) or drop (whoever is overdue leaves).")
            .Produces<OperationAnswer>(StatusCodes.Status202Accepted);
        journeys.MapPost("stop", StopAsync).WithName("StopJourney").WithSummary("Stops a journey. mode: now (everyone leaves) or drain (nobody comes in any more).").Produces<OperationAnswer>(StatusCodes.Status202Accepted);
        journeys.MapPost("operations", BeginAsync).WithName("BeginOperation")
            .WithSummary("Retries failures, or sends members on by a port (skip) or to an activity (move). preview=true only counts.").Produces<OperationAnswer>(StatusCodes.Status202Accepted).Produces<PreviewAnswer>();
        StartsApi.Map(journeys);
        MigrationsApi.Map(journeys);
        journeys.MapGet("operations", ListAsync).WithName("GetOperations").WithSummary("The latest operations of a journey and how far they are.").Produces<IReadOnlyList<OperationStatus>>();
    }

    private static async Task<IResult> PauseAsync(string id, ClaimsPrincipal caller, JourneyControl control, CancellationToken cancellationToken) =>
        Answer(await control.PauseAsync(id, Actor.Of(caller), cancellationToken));

    private static async Task<IResult> ResumeAsync(string id, ClaimsPrincipal caller, JourneyControl control, CancellationToken cancellationToken, string mode = "freeze", int perSecond = 100) =>
        Enum.TryParse<ResumeMode>(mode, ignoreCase: true, out var chosen) && Enum.IsDefined(chosen)
            ? Answer(await control.ResumeAsync(id, chosen, perSecond, Actor.Of(caller), cancellationToken))
            : Bad($"mode must be freeze, catchUp or drop, not {mode}.");

    private static async Task<IResult> StopAsync(string id, ClaimsPrincipal caller, JourneyControl control, CancellationToken cancellationToken, string mode = "now") =>
        mode is "now" or "drain" ? Answer(await control.StopAsync(id, mode == "drain", Actor.Of(caller), cancellationToken)) : Bad($"mode must be now or drain, not {mode}.");

    private static async Task<IResult> BeginAsync(
        string id, OperationRequest request, ClaimsPrincipal caller, JourneyControl control, OperationReading reading, CancellationToken cancellationToken, bool preview = false)
    {
        var query = new TokenQuery { Version = request.Version, Activity = request.Activity, Since = request.Since, Before = request.Before };
        if (preview)
        {
            return TypedResults.Ok(new PreviewAnswer(request.Kind == OperationKinds.Retry
                ? await reading.CountFailedAsync(id, query, cancellationToken)
                : await reading.CountWaitingAsync(id, query, cancellationToken)));
        }
        return request.Kind switch
        {
            OperationKinds.Retry => Answer(await control.RetryAsync(id, query, Actor.Of(caller), cancellationToken)),
            OperationKinds.SkipBy => Answer(await control.SkipAsync(id, query, request.Port ?? "", Actor.Of(caller), cancellationToken)),
            OperationKinds.Move => Answer(await control.MoveAsync(id, query, request.Target ?? "", Actor.Of(caller), cancellationToken)),
            _ => Bad($"kind must be {OperationKinds.Retry}, {OperationKinds.SkipBy} or {OperationKinds.Move}, not {request.Kind}."),
        };
    }

    private static async Task<IResult> ListAsync(string id, OperationReading reading, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reading.LatestAsync(id, Shown, cancellationToken));

    internal static ProblemHttpResult Bad(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest, title: "Bad request");

    internal static IResult Answer(Result<long> result) => result.TryGet(out var operation)
        ? TypedResults.Accepted((string?)null, new OperationAnswer(operation == 0 ? null : operation))
        : TypedResults.Problem(
            ProblemTexts.Say(result.Problems[0], Languages.English),
            statusCode: result.Problems[0].Code == "journey.unknown" ? StatusCodes.Status404NotFound : StatusCodes.Status409Conflict,
            title: result.Problems[0].Code);
}

/// <summary>What an operation is to do.</summary>
internal sealed record OperationRequest(
    string Kind, int? Version = null, string? Activity = null, DateTimeOffset? Since = null, DateTimeOffset? Before = null, string? Port = null, string? Target = null);

/// <summary>What was begun.</summary>
/// <param name="Operation">Its number; null when the state alone was changed.</param>
internal sealed record OperationAnswer(long? Operation);

/// <summary>Whom an operation would concern.</summary>
/// <param name="Members">Enrollments.</param>
internal sealed record PreviewAnswer(long Members);
