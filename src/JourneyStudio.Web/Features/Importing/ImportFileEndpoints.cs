using System.Globalization;
using System.Security.Claims;
using JourneyStudio.Engine;
using JourneyStudio.Runtime.Importing;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Importing;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Web.Features.Importing;

/// <summary>Files of imports as the pages send and fetch them: too large for the circuit, so they go straight over HTTP.</summary>
internal static class ImportFileEndpoints
{
    public static void MapImportFiles(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/members/imports").RequireAuthorization(StudioPolicies.Studio).ExcludeFromDescription();
        files.MapGet("token", (IAntiforgery antiforgery, HttpContext http) => TypedResults.Text(antiforgery.GetAndStoreTokens(http).RequestToken));
        files.MapPost("file", UploadAsync);
        files.MapGet("{id:long}/rejected.csv", RejectedAsync);
    }

    /// <summary>The body as it comes: it may be as large as an import, whatever the limit for other requests.</summary>
    public static Stream Body(HttpContext http, ImportOptions options)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = options.LargestFile + 1;
        return http.Request.Body;
    }

    public static async Task<IResult> SendRejectedAsync(long id, ImportStore store, MemberImports imports, AuditLog log, ClaimsPrincipal caller, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } import || !MemberImports.HasRejected(import))
            return TypedResults.NotFound();
        await log.NoteAsync("member.import.rejected", "import", id.ToString(CultureInfo.InvariantCulture), Actor.Of(caller), cancellationToken);
        var encoding = ImportSetup.Read(import.Setup!).Format.Encoding;
        return TypedResults.Stream(into => imports.WriteRejectedAsync(import, into, cancellationToken), $"text/csv; charset={encoding}", $"rejected-{import.Id}.csv");
    }

    private static Task<IResult> RejectedAsync(long id, ImportStore store, MemberImports imports, AuditLog log, ClaimsPrincipal caller, CancellationToken cancellationToken) =>
        SendRejectedAsync(id, store, imports, log, caller, cancellationToken);

    private static async Task<IResult> UploadAsync(
        HttpContext http, IAntiforgery antiforgery, MemberImports imports, IOptions<ImportOptions> options, ClaimsPrincipal caller, CancellationToken cancellationToken, string name = "")
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return TypedResults.Problem(Say(new Problem("import.stale-page")), statusCode: StatusCodes.Status400BadRequest);
        var uploaded = await imports.UploadAsync(Body(http, options.Value), name, StudioLanguages.Current, Actor.Of(caller), cancellationToken);
        return uploaded.TryGet(out var import)
            ? TypedResults.Created($"/members/imports/{import.Id}")
            : TypedResults.Problem(Say(uploaded.Problems[0]), statusCode: uploaded.Problems[0].Code == "import.too-large" ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest);
    }

    private static string Say(Problem problem) => ProblemTexts.Say(problem, StudioLanguages.Current);
}
