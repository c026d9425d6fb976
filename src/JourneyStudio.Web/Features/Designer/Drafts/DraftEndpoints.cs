using System.Globalization;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Definitions.Editing;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace JourneyStudio.Web.Features.Designer.Drafts;

/// <summary>Drafts over HTTP: what the canvas loads and where it sends its commands.</summary>
internal static class DraftEndpoints
{
    private const int LongestId = 80;
    private const int MostPages = 1000;

    public static void MapDrafts(this IEndpointRouteBuilder routes)
    {
        var drafts = routes.MapGroup("/api/drafts/{definitionId}").RequireAuthorization(StudioPolicies.Draft).ExcludeFromDescription();
        drafts.MapGet("", OpenAsync);
        drafts.MapGet("definition.json", DownloadAsync);
        drafts.MapPost("commands", ApplyAsync).WithMetadata(new RequestSizeLimitAttribute(DraftCommandJson.Limits.Bytes));
    }

    private static async Task<Results<Ok<LoadedDraft>, NotFound>> OpenAsync(string definitionId, DraftDesk desk, IAntiforgery antiforgery, HttpContext http, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(definitionId, cancellationToken) is not { } view) return TypedResults.NotFound();
        return TypedResults.Ok(new LoadedDraft(DraftPatch.Whole(view), desk.Kinds(), antiforgery.GetAndStoreTokens(http).RequestToken!, Actor.Of(http.User).ToString(CultureInfo.InvariantCulture)));
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> DownloadAsync(string definitionId, DraftStore store, CancellationToken cancellationToken) =>
        await store.FindAsync(definitionId, cancellationToken) is { } draft
            ? TypedResults.File(Encoding.UTF8.GetBytes(draft.Text), "application/json", $"{definitionId}.json")
            : TypedResults.NotFound();

    private static async Task<Results<Ok<DraftPatch>, ProblemHttpResult, NotFound>> ApplyAsync(
        string definitionId, CommandBody body, DraftDesk desk, IAntiforgery antiforgery, HttpContext http, CancellationToken cancellationToken)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            http.Response.Headers["X-Antiforgery"] = "stale";
            return TypedResults.Problem(Say(new Problem("draft.stale-page")), statusCode: StatusCodes.Status400BadRequest);
        }

        if (!Request(definitionId, body, http.User).TryGet(out var request, out var problem))
            return TypedResults.Problem(Say(problem), statusCode: StatusCodes.Status400BadRequest);
        if (await desk.ApplyAsync(request, body.KnownRevision ?? body.BaseRevision, cancellationToken) is not { } answer) return TypedResults.NotFound();
        return answer.Refusal is null
            ? TypedResults.Ok(answer.Patch)
            : TypedResults.Problem(answer.Refusal, statusCode: StatusCodes.Status409Conflict, extensions: new Dictionary<string, object?> { ["draft"] = answer.Patch, ["conflict"] = answer.Conflict });
    }

    private static string Say(Problem problem) => ProblemTexts.Say(problem, StudioLanguages.Current);

    private static Reading Request(string definitionId, CommandBody body, ClaimsPrincipal user)
    {
        if (body.CommandId is not { Length: > 0 and <= LongestId }) return new Reading(null, new Problem("json.missing", "commandId"));
        if (body.Pages is { Count: > MostPages }) return new Reading(null, new Problem("json.many", "pages", MostPages.ToString(CultureInfo.InvariantCulture)));
        var request = new DraftRequest
        {
            DefinitionId = definitionId,
            CommandId = body.CommandId,
            BaseRevision = body.BaseRevision,
            By = long.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id) ? id : null,
            Act = Act(body.Command),
            Pages = body.Pages ?? [],
        };
        if (request.Act != DraftAct.Edit) return new Reading(request, null);
        var command = DraftCommandJson.Read(body.Command.GetRawText());
        return command.TryGet(out var edit) ? new Reading(request with { Command = edit }, null) : new Reading(null, command.Problems[0]);
    }

    private static DraftAct Act(JsonElement command) =>
        command.ValueKind != JsonValueKind.Object || !command.TryGetProperty("kind", out var kind) || kind.ValueKind != JsonValueKind.String ? DraftAct.Edit
        : kind.GetString() switch { "undo" => DraftAct.Undo, "redo" => DraftAct.Redo, _ => DraftAct.Edit };

    private sealed record Reading(DraftRequest? Value, Problem? Problem)
    {
        public bool TryGet([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out DraftRequest? value, [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out Problem? problem)
        {
            (value, problem) = (Value, Problem);
            return value is not null;
        }
    }
}

/// <summary>A draft with what the canvas needs beside it.</summary>
/// <param name="Draft">All of it.</param>
/// <param name="Kinds">The palette.</param>
/// <param name="Antiforgery">Goes with every command.</param>
/// <param name="Account">Who is signed in: what waits in a browser is sent under this name only.</param>
internal sealed record LoadedDraft(DraftPatch Draft, IReadOnlyList<KindView> Kinds, string Antiforgery, string Account);

/// <summary>A command as it is sent.</summary>
internal sealed record CommandBody(string? CommandId, int BaseRevision, int? KnownRevision, JsonElement Command, IReadOnlyList<string>? Pages = null);
