using System.Text.Json;
using JourneyStudio.Engine.Intake;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Records;
using JourneyStudio.Web.Shared.Security;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Web.Features.Events.Records;

/// <summary>Takes orders, subscriptions, children and coupons from the brand's other systems. Journeys learn of each change.</summary>
internal static class RecordsApi
{
    private const int Most = 500;

    public static void MapRecords(this IEndpointRouteBuilder app) => app.MapPost("/api/records", PostAsync)
        .RequireAuthorization(StudioPolicies.WriteEvents)
        .DisableAntiforgery()
        .WithName("PostRecords")
        .WithTags("Records")
        .WithSummary("Writes one record of a member, or an array of at most 500: made when its id is new, else written over.")
        .WithDescription("A record is {\"record\": \"order\" | \"subscription\" | \"child\" | \"coupon\", \"id\", \"member\": {\"externalId\" | \"phone\" | \"email\" | \"publicId\"}, …, \"deleted\"?}. "
            + "An order has status (placed, paid, refunded, cancelled), total, placedAt, and may have currency, paidAt, refundedAt, lines [{product, quantity, amount}]; "
            + "a subscription has product, state (trial, paid, expired), startsAt, endsAt; a child may have name, dueDate, birthDate; a coupon has coupon and may have session and expiresAt. "
            + "Journeys are told as order.created, order.updated, order.paid, order.refunded, order.deleted and alike, with the fields that changed. An order that is refunded takes the coupons that were redeemed for it along.")
        .Produces<RecordAnswer>()
        .Produces<RecordAnswer>(StatusCodes.Status422UnprocessableEntity)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    private static async Task<IResult> PostAsync(
        HttpRequest request, RecordWriter writer, RuntimeClock clock, RuntimeSignals signals, IOptions<EventOptions> options, CancellationToken cancellationToken)
    {
        var (document, problem) = await EventBody.ReadAsync(request, options.Value.LargestBody, cancellationToken);
        using (document)
        {
            if (document is null)
                return problem!;
            var posted = document.RootElement.ValueKind == JsonValueKind.Array ? document.RootElement.EnumerateArray().ToList() : [document.RootElement];
            if (posted.Count > Most)
                return EventBody.Problem(StatusCodes.Status413PayloadTooLarge, "Too many records", $"At most {Most} records are taken in one post; these are {posted.Count}.");
            var read = posted.ConvertAll(RecordReader.Read);
            var records = read.Select(item => item.Record).OfType<IncomingRecord>().ToList();
            var outcomes = records.Count == 0 ? [] : await writer.WriteAsync(records, clock.Now, cancellationToken);
            signals.Work.Raise();
            return Answer(read, outcomes);
        }
    }

    private static IResult Answer(List<(IncomingRecord? Record, string? Id, IReadOnlyList<EventProblem> Problems)> read, IReadOnlyList<RecordOutcome> outcomes)
    {
        var next = 0;
        var items = read.Select((item, index) => item.Record is null
            ? new RecordItem(index, item.Id is "" ? null : item.Id, RecordItem.RejectedStatus, item.Problems)
            : RecordItem.Of(index, item.Record.Key, outcomes[next++])).ToList();
        var answer = RecordAnswer.Of(items);
        return answer.Rejected == items.Count && items.Count > 0 ? TypedResults.UnprocessableEntity(answer) : TypedResults.Ok(answer);
    }
}
