using System.Security.Claims;
using System.Text.Json;
using JourneyStudio.Engine.Intake;
using JourneyStudio.Runtime.Intake;
using JourneyStudio.Web.Features.Events.Lines;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace JourneyStudio.Web.Features.Events;

/// <summary>Takes events from the brand's other systems. Answers after they are stored durably.</summary>
internal static class EventsApi
{
    public static void MapEvents(this IEndpointRouteBuilder app) => app.MapPost("/api/events", PostAsync)
        .RequireAuthorization(StudioPolicies.WriteEvents)
        .DisableAntiforgery()
        .WithName("PostEvents")
        .WithTags("Events")
        .WithSummary("Stores one event, an array of events, or a stream of them (application/x-ndjson, one JSON object a line).")
        .WithDescription("An event is {\"id\", \"member\": {\"externalId\" | \"phone\" | \"email\" | \"publicId\"}, \"name\", \"at\", \"properties\"}. A repeated id is answered as a duplicate and does nothing. "
            + "A stream is stored as it comes and answered line by line with a sum at the end; of one larger than 4 MB or of unknown length only rejected lines are answered, unless all=true.")
        .AddOpenApiOperationTransformer(DescribeBodyAsync)
        .Produces<EventAnswer>()
        .Produces<EventAnswer>(StatusCodes.Status422UnprocessableEntity)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    /// <summary>Not by Accepts: that would turn away other content types in routing, before the API key is looked at, with a wrong answer.</summary>
    private static async Task DescribeBodyAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var one = await context.GetOrCreateSchemaAsync(typeof(PostedEvent), null, cancellationToken);
        var many = new OpenApiSchema { Type = JsonSchemaType.Array, Items = one };
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = new OpenApiSchema { OneOf = [one, many] } }, [LineIntake.MediaType] = new() { Schema = one } },
        };
    }

    private static async Task<IResult> PostAsync(
        HttpRequest request, ClaimsPrincipal caller, EventIntake intake, LineIntake lines, IOptions<EventOptions> options, TimeProvider time, CancellationToken cancellationToken, bool? all = null)
    {
        if (LineIntake.Takes(request.ContentType))
            return await lines.TakeAsync(request.HttpContext, caller, all, cancellationToken);
        var (document, problem) = await EventBody.ReadAsync(request, options.Value.LargestBody, cancellationToken);
        using (document)
        {
            if (document is null)
                return problem!;
            var events = document.RootElement.ValueKind == JsonValueKind.Array ? document.RootElement.EnumerateArray().ToList() : [document.RootElement];
            if (events.Count > options.Value.MostEvents)
                return EventBody.Problem(StatusCodes.Status413PayloadTooLarge, "Too many events", $"At most {options.Value.MostEvents} events are taken in one post; these are {events.Count}.");
            var now = time.GetUtcNow();
            var source = $"api:{caller.Identity?.Name}";
            var read = events.Select(json => EventReader.Read(json, source, options.Value.CreateUnknownMembers, now)).ToList();
            var results = await intake.AppendAsync([.. read.Select(item => item.Event).OfType<IncomingEvent>()], cancellationToken);
            return Answer(read, results);
        }
    }

    private static IResult Answer(List<(IncomingEvent? Event, string? Id, IReadOnlyList<EventProblem> Problems)> read, IReadOnlyList<IntakeResult> results)
    {
        var next = 0;
        var items = read.Select((item, index) => item.Event is null
            ? new EventItem(index, item.Id is "" ? null : item.Id, EventItem.RejectedStatus, item.Problems)
            : EventItem.Of(index, item.Event, results[next++])).ToList();
        var answer = EventAnswer.Of(items);
        return answer.Rejected == items.Count && items.Count > 0 ? TypedResults.UnprocessableEntity(answer) : TypedResults.Ok(answer);
    }
}
