using System.Security.Claims;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Runtime.Importing;
using JourneyStudio.Storage.Importing;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Web.Features.Importing;

/// <summary>Imports of members from files, for programs with a key of the scope <c>members</c>.</summary>
internal static class ImportsApi
{
    public static void MapImportsApi(this IEndpointRouteBuilder app)
    {
        var imports = app.MapGroup("/api/members/imports").RequireAuthorization(StudioPolicies.ManageBrandMembers).DisableAntiforgery().WithTags("Members");
        imports.MapPost("", UploadAsync).WithName("UploadMemberImport")
            .WithSummary("Keeps a CSV file (the body) and says how it seems to be meant: encoding, separator, what each column stands for. Nothing is imported yet.")
            .Produces<ImportAnswer>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        imports.MapGet("{id:long}", FindAsync).WithName("GetMemberImport").WithSummary("How an import stands, and how its file is read.")
            .Produces<ImportAnswer>().ProducesProblem(StatusCodes.Status404NotFound);
        imports.MapPost("{id:long}/start", StartAsync).WithName("StartMemberImport")
            .WithSummary("Begins to import. setup is the answer's, as it is or changed; without a body it is taken as suggested.")
            .Produces<ImportAnswer>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        imports.MapPost("{id:long}/cancel", CancelAsync).WithName("CancelMemberImport").WithSummary("Ends an import where it stands: what is written stays.")
            .Produces<ImportAnswer>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        imports.MapGet("{id:long}/rejected", ImportFileEndpoints.SendRejectedAsync).WithName("GetRejectedRows")
            .WithSummary("The rows that were not imported, as CSV: number, reason, and what stood in the row.").Produces(StatusCodes.Status200OK, contentType: "text/csv").Produces(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> UploadAsync(
        HttpContext http, MemberImports imports, IOptions<ImportOptions> options, ClaimsPrincipal caller, CancellationToken cancellationToken, string name = "members.csv")
    {
        var uploaded = await imports.UploadAsync(ImportFileEndpoints.Body(http, options.Value), name, Languages.English, Actor.Of(caller), cancellationToken);
        if (!uploaded.TryGet(out var import))
            return Refused(uploaded.Problems, uploaded.Problems[0].Code == "import.too-large" ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest);
        return TypedResults.Created($"/api/members/imports/{import.Id}", await AnswerAsync(import, imports, cancellationToken));
    }

    private static async Task<IResult> FindAsync(long id, ImportStore store, MemberImports imports, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is { } import ? TypedResults.Ok(await AnswerAsync(import, imports, cancellationToken)) : Unknown(id);

    private static async Task<IResult> StartAsync(long id, ImportStore store, MemberImports imports, ClaimsPrincipal caller, CancellationToken cancellationToken, ImportSetup? setup = null)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } import)
            return Unknown(id);
        if ((setup ?? await imports.SuggestAsync(import, null, null, cancellationToken)) is not { } chosen)
            return Refused([new Problem("import.no-file")], StatusCodes.Status409Conflict);
        if (await imports.StartAsync(import, chosen, Actor.Of(caller), cancellationToken) is { Count: > 0 } problems)
            return Refused(problems, problems[0].Code == "import.begun" ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);
        return TypedResults.Accepted($"/api/members/imports/{id}", await AnswerAsync((await store.FindAsync(id, cancellationToken))!, imports, cancellationToken));
    }

    private static async Task<IResult> CancelAsync(long id, ImportStore store, MemberImports imports, ClaimsPrincipal caller, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } import)
            return Unknown(id);
        return await imports.CancelAsync(import, Actor.Of(caller), cancellationToken)
            ? TypedResults.Ok(await AnswerAsync((await store.FindAsync(id, cancellationToken))!, imports, cancellationToken))
            : Refused([new Problem("import.begun")], StatusCodes.Status409Conflict);
    }

    private static async Task<ImportAnswer> AnswerAsync(ImportRow import, MemberImports imports, CancellationToken cancellationToken) =>
        ImportAnswer.Of(import, import.Setup is { } setup ? ImportSetup.Read(setup) : import.State == ImportStates.Uploaded ? await imports.SuggestAsync(import, null, null, cancellationToken) : null);

    private static ProblemHttpResult Unknown(long id) => TypedResults.Problem($"There is no import {id}.", statusCode: StatusCodes.Status404NotFound, title: "Unknown import");

    private static ProblemHttpResult Refused(IReadOnlyList<Problem> problems, int status) =>
        TypedResults.Problem(string.Join(' ', problems.Select(problem => ProblemTexts.Say(problem, Languages.English))), statusCode: status, title: problems[0].Code);
}
