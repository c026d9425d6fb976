using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Runtime.Campaigns;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JourneyStudio.Web.Features.Campaigns;

/// <summary>Sessions, for the brand's other systems. A key of a branch sees and changes those of its stores.</summary>
internal static class SessionsApi
{
    private const int Most = 1_000;

    public static void MapSessions(this IEndpointRouteBuilder app)
    {
        var sessions = app.MapGroup("/api/sessions").WithTags("Sessions");
        var reading = sessions.MapGroup("").RequireAuthorization(StudioPolicies.ReadApi);
        reading.MapGet("", ListAsync).WithName("GetSessions")
            .WithSummary("Sessions of a campaign, a store, a state (planned: default, over, cancelled) and a span of starts. Page on with after = the last session's key.")
            .Produces<IReadOnlyList<SessionItem>>().ProducesProblem(StatusCodes.Status400BadRequest);
        reading.MapGet("{key}", FindAsync).WithName("GetSession").WithSummary("One session.").Produces<SessionItem>().ProducesProblem(StatusCodes.Status404NotFound);
        var writing = sessions.MapGroup("").RequireAuthorization(StudioPolicies.OperateSessions).DisableAntiforgery();
        writing.MapPost("", CreateAsync).WithName("CreateSessions")
            .WithSummary("Makes up to 1,000 sessions with their QR codes. One whose key is there is left as it is; one that is wrong keeps no other from being made.")
            .Produces<IReadOnlyList<SessionResult>>().ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        writing.MapPut("{key}", ChangeAsync).WithName("ChangeSession").WithSummary("Changes names, place, campaign, capacity, lecturer, partner and coupon. Store and times stay.")
            .Produces<SessionItem>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        writing.MapPost("{key}/reschedule", RescheduleAsync).WithName("RescheduleSession").WithSummary("Puts a session at another time: waits for its dates follow. With preview=true nothing is written.")
            .Produces<SessionEffect>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        writing.MapPost("{key}/cancel", CancelAsync).WithName("CancelSession")
            .WithSummary("Calls a session off: who waits for one of its dates leaves the journey, and whom it concerns has the event session.cancelled. With preview=true nothing is written.")
            .Produces<SessionEffect>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        writing.MapPost("{key}/clone", CloneAsync).WithName("CloneSession").WithSummary("Makes a session again at another local start, at one or several stores.")
            .Produces<IReadOnlyList<SessionResult>>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    internal static ProblemHttpResult Refused(IReadOnlyList<Problem> problems) => TypedResults.Problem(
        string.Join(' ', problems.Select(problem => ProblemTexts.Say(problem, Languages.English))),
        statusCode: problems[0].Code == "session.unknown" ? StatusCodes.Status404NotFound : StatusCodes.Status422UnprocessableEntity,
        title: problems[0].Code,
        extensions: [new("errors", problems.Select(SessionError.Of).ToList())]);

    private static async Task<IResult> ListAsync(
        SessionListings listings, Caller caller, TimeProvider clock, CancellationToken cancellationToken,
        string? campaign = null, string? store = null, string? state = null, DateTimeOffset? from = null, DateTimeOffset? to = null, string? after = null, int count = 100)
    {
        if (count is < 1 or > Most)
            return TypedResults.Problem($"count must be between 1 and {Most}.", statusCode: StatusCodes.Status400BadRequest, title: "Bad count");
        if (state is not null && !SessionMarks.Parts.Contains(state))
            return TypedResults.Problem("state must be planned, over or cancelled.", statusCode: StatusCodes.Status400BadRequest, title: "Bad state");
        var last = after is null ? null : await listings.FindAsync(after, caller.Scope, cancellationToken);
        if (after is not null && last is null)
            return TypedResults.Problem("after is the key of no session.", statusCode: StatusCodes.Status400BadRequest, title: "Bad after");
        var now = clock.GetUtcNow();
        var filter = new SessionFilter { Scope = caller.Scope, Campaign = campaign, Store = store, State = state ?? SessionStates.Planned, From = from, To = to };
        return TypedResults.Ok((await listings.PageAsync(filter, last?.Session, count, now, cancellationToken)).Select(listing => SessionItem.Of(listing, now)));
    }

    private static async Task<IResult> FindAsync(string key, SessionListings listings, Caller caller, TimeProvider clock, CancellationToken cancellationToken) =>
        await listings.FindAsync(key, caller.Scope, cancellationToken) is { } listing ? TypedResults.Ok(SessionItem.Of(listing, clock.GetUtcNow())) : Unknown(key);

    private static async Task<IResult> CreateAsync(IReadOnlyList<SessionBody> bodies, SessionDesk desk, Caller caller, CancellationToken cancellationToken)
    {
        if (bodies.Count > Most)
            return TypedResults.Problem($"At most {Most} sessions at a time.", statusCode: StatusCodes.Status413PayloadTooLarge, title: "Too many");
        var outcomes = await desk.CreateAsync([.. bodies.Select(body => body.Draft(body.Key))], caller.Scope, caller.Actor, cancellationToken);
        return TypedResults.Ok(outcomes.Select(SessionResult.Of));
    }

    private static async Task<IResult> ChangeAsync(string key, SessionBody body, SessionDesk desk, SessionListings listings, Caller caller, TimeProvider clock, CancellationToken cancellationToken) =>
        await desk.ChangeAsync(body.Draft(key), caller.Scope, caller.Actor, cancellationToken) is { Count: > 0 } problems
            ? Refused(problems)
            : TypedResults.Ok(SessionItem.Of((await listings.FindAsync(key, caller.Scope, cancellationToken))!, clock.GetUtcNow()));

    private static Task<IResult> RescheduleAsync(
        string key, SessionTimesBody body, SessionDesk desk, SessionPreviews previews, SessionListings listings, Caller caller, CancellationToken cancellationToken, bool preview = false)
    {
        var times = new SessionTimes(body.TimeZone ?? "", body.StartsAt, body.EndsAt);
        return ActAsync(key, session => times with { TimeZone = body.TimeZone ?? session.TimeZone }, session => desk.RescheduleAsync(key, times with { TimeZone = body.TimeZone ?? session.TimeZone }, caller.Scope, caller.Actor, cancellationToken), previews, listings, caller, preview, cancellationToken);
    }

    private static Task<IResult> CancelAsync(
        string key, SessionCancelBody body, SessionDesk desk, SessionPreviews previews, SessionListings listings, Caller caller, CancellationToken cancellationToken, bool preview = false) =>
        ActAsync(key, _ => null, _ => desk.CancelAsync(key, body.Reason ?? "", caller.Scope, caller.Actor, cancellationToken), previews, listings, caller, preview, cancellationToken);

    /// <summary>What it comes to is looked at before it is done: those who leave are gone afterwards.</summary>
    private static async Task<IResult> ActAsync(
        string key, Func<SessionRow, SessionTimes?> times, Func<SessionRow, Task<IReadOnlyList<Problem>>> act, SessionPreviews previews, SessionListings listings, Caller caller, bool preview, CancellationToken cancellationToken)
    {
        if (await listings.FindAsync(key, caller.Scope, cancellationToken) is not { Session: { } session })
            return Unknown(key);
        if (times(session) is { } wanted && SessionChecks.Find(wanted) is { Count: > 0 } wrong)
            return Refused(wrong);
        var effect = SessionEffect.Of(await previews.OfAsync(session, times(session), cancellationToken));
        return !preview && await act(session) is { Count: > 0 } problems ? Refused(problems) : TypedResults.Ok(effect);
    }

    private static async Task<IResult> CloneAsync(string key, SessionCloneBody body, SessionDesk desk, Caller caller, CancellationToken cancellationToken)
    {
        var cloned = await desk.CloneAsync(key, new SessionClone(body.Start, body.Stores ?? []), caller.Scope, caller.Actor, cancellationToken);
        return cloned.TryGet(out var outcomes) ? TypedResults.Ok(outcomes.Select(SessionResult.Of)) : Refused(cloned.Problems);
    }

    private static ProblemHttpResult Unknown(string key) => Refused([new Problem("session.unknown", key)]);
}
