using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Members;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Intake;
using JourneyStudio.Web.Shared.Links;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Web.Features.Events;

/// <summary>Lets other systems call a trigger at its own address, with the key in the address or an API key.</summary>
internal static class CallsApi
{
    private const string Scope = "events";

    public static void MapCalls(this IEndpointRouteBuilder app) => app.MapPost("/api/calls/{journey}/{activity}", PostAsync)
        .AllowAnonymous()
        .DisableAntiforgery()
        .WithName("CallTrigger")
        .WithTags("Events")
        .WithSummary("Lets a member in by the trigger “Called by a system”.")
        .WithDescription("The body is {\"id\"?, \"member\": {\"externalId\" | \"phone\" | \"email\" | \"publicId\"}, \"at\"?, \"properties\"?}. Show the key of the address (?key=) or an API key of the scope events. A repeated id does nothing.")
        .Produces<EventAnswer>()
        .Produces<EventAnswer>(StatusCodes.Status422UnprocessableEntity)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> PostAsync(
        string journey, string activity, HttpRequest request, CallKeys keys, PlanCache plans, EventIntake intake, IOptions<EventOptions> options, TimeProvider time, CancellationToken cancellationToken, string? key = null)
    {
        var trigger = ClockEvents.NameOf(journey, activity);
        if (!keys.Opens(trigger, key) && !await HasApiKeyAsync(request.HttpContext))
            return EventBody.Problem(StatusCodes.Status401Unauthorized, "Not permitted", $"Send the key of this address, or a valid API key in the header {ApiKeyAuthentication.Header}.");
        if (!ClockTrigger.In(await plans.CurrentAsync(cancellationToken)).Any(one => one.Name == trigger && one.Spec is ClockSpec.Call))
            return EventBody.Problem(StatusCodes.Status404NotFound, "No such trigger", "No live journey has such a trigger.");
        var (document, problem) = await EventBody.ReadAsync(request, options.Value.LargestBody, cancellationToken);
        using (document)
            return document is null ? problem! : await TakeAsync(document.RootElement, trigger, intake, options.Value, time.GetUtcNow(), cancellationToken);
    }

    private static async Task<IResult> TakeAsync(JsonElement body, string trigger, EventIntake intake, EventOptions options, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (JsonObject.Create(body) is not { } call || body.ValueKind != JsonValueKind.Object)
            return EventBody.Problem(StatusCodes.Status400BadRequest, "No call", "Send one JSON object.");
        call["id"] ??= Guid.NewGuid().ToString("N");
        call["name"] = ClockEvents.Call;
        var read = EventReader.Read(JsonSerializer.SerializeToElement(call), $"call:{trigger}", options.CreateUnknownMembers, now);
        if (read.Event is null)
            return TypedResults.UnprocessableEntity(EventAnswer.Of([new EventItem(0, read.Id, EventItem.RejectedStatus, read.Problems)]));
        var told = read.Event with { Properties = new Dictionary<string, AttributeValue>(read.Event.Properties) { [ClockEvents.Trigger] = new AttributeValue.Text(trigger) } };
        var answer = EventAnswer.Of([EventItem.Of(0, told, await intake.AppendAsync(told, cancellationToken))]);
        return answer.Rejected > 0 ? TypedResults.UnprocessableEntity(answer) : TypedResults.Ok(answer);
    }

    private static async Task<bool> HasApiKeyAsync(HttpContext http) =>
        await http.AuthenticateAsync(ApiKeyAuthentication.SchemeName) is { Succeeded: true, Principal: ClaimsPrincipal caller } && caller.HasClaim(ApiKeyAuthentication.ScopeClaim, Scope);
}
