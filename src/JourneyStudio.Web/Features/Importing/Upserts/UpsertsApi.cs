using System.Text.Json;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Importing;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Upserting;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace JourneyStudio.Web.Features.Importing.Upserts;

/// <summary>Takes members from the brand's other systems, one or many: created when unknown, changed where something differs.</summary>
internal static class UpsertsApi
{
    private const int Most = 1_000;
    private const int LargestBody = 4 * 1024 * 1024;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 6, AllowDuplicateProperties = false };

    public static void MapUpserts(this IEndpointRouteBuilder app) => app.MapPost("/api/members", PostAsync)
        .RequireAuthorization(StudioPolicies.ManageBrandMembers)
        .DisableAntiforgery()
        .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
        .WithTags("Members")
        .WithName("UpsertMembers")
        .WithSummary("Writes one member, or an array of at most 1,000: created when nobody is known by externalId (else phone, else email), else changed where something differs.")
        .WithDescription("A member may have externalId, name, phone, email, city, stage, level, store, language, timeZone; attributes {key: value}; tags {key: true | false}; "
            + "addresses {\"wechat-template\" | \"wecom\": …}; consents {channel: {\"marketing\" | \"service\": true | false}}. null clears a value; what is not named stays. "
            + "What stands like that already is not written and raises no event. With tell=false journeys do not learn of the changes. Each item is answered: created, updated, unchanged or rejected with the field and the reason.")
        .Accepts<Dictionary<string, object>>("application/json")
        .Produces<UpsertAnswer>()
        .Produces<UpsertAnswer>(StatusCodes.Status422UnprocessableEntity)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge);

    private static async Task<IResult> PostAsync(
        HttpRequest request, MemberUpserts upserts, Vocabulary vocabulary, RuntimeClock clock, RuntimeSignals signals, CancellationToken cancellationToken, bool tell = true)
    {
        JsonDocument document;
        try
        {
            document = await JsonDocument.ParseAsync(request.Body, Strict, cancellationToken);
        }
        catch (JsonException exception)
        {
            return Problem(StatusCodes.Status400BadRequest, "Malformed JSON", exception.Message);
        }
        using (document)
        {
            var posted = document.RootElement.ValueKind == JsonValueKind.Array ? document.RootElement.EnumerateArray().ToList() : [document.RootElement];
            if (posted.Count > Most)
                return Problem(StatusCodes.Status413PayloadTooLarge, "Too many members", $"At most {Most} members are taken in one post; these are {posted.Count}.");
            var reader = new EntryJson(await vocabulary.ReadAsync(cancellationToken));
            var read = posted.Select((json, index) => reader.Read(json, index)).ToList();
            var entries = read.Select(item => item.Entry).OfType<MemberEntry>().ToList();
            var outcomes = entries.Count == 0 ? [] : await upserts.WriteAsync(entries, new UpsertRules { Source = "api", Tells = tell }, clock.Now, cancellationToken);
            signals.Work.Raise();
            var answer = UpsertAnswer.Of(read, outcomes);
            return answer.Rejected == answer.Items.Count && answer.Rejected > 0 ? TypedResults.UnprocessableEntity(answer) : TypedResults.Ok(answer);
        }
    }

    private static ProblemHttpResult Problem(int status, string title, string detail) => TypedResults.Problem(detail, statusCode: status, title: title);
}
