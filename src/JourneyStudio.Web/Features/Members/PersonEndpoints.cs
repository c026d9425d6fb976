using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Runtime.Erasing;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Exporting;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Features.Members;

/// <summary>What a person may ask for: all that is held about them, and that it be erased. For admins, and for programs with a key of the scope <c>members</c>.</summary>
internal static class PersonEndpoints
{
    public static void MapPersons(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("/members/{publicId}").RequireAuthorization(StudioPolicies.Admin).ExcludeFromDescription();
        pages.MapGet("export.json", (string publicId, Caller caller, MemberExport export, HttpResponse response, CancellationToken cancellationToken) =>
            SendAsync(publicId, asText: false, caller, export, response, cancellationToken));
        pages.MapGet("export.txt", (string publicId, Caller caller, MemberExport export, HttpResponse response, CancellationToken cancellationToken) =>
            SendAsync(publicId, asText: true, caller, export, response, cancellationToken));
        var members = app.MapGroup("/api/members/{externalId}").RequireAuthorization(StudioPolicies.ManageMembers).DisableAntiforgery().WithTags("Members").ProducesProblem(StatusCodes.Status404NotFound);
        members.MapGet("export", ExportAsync).WithName("ExportMember").WithSummary("Everything that is held about one person, as one JSON document.").Produces(StatusCodes.Status200OK, contentType: "application/json");
        members.MapDelete("", EraseAsync).WithName("EraseMember")
            .WithSummary("Erases what is known of one person, for good: keys, counts and a row without a word stay. confirm must repeat the external id.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> SendAsync(string publicId, bool asText, Caller caller, MemberExport export, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await export.BeginAsync(publicId, caller.Scope, caller.Actor, cancellationToken) is not { } member)
            return TypedResults.NotFound();
        response.ContentType = asText ? "text/plain; charset=utf-8" : "application/json";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentDisposition = $"attachment; filename=\"member-{member.PublicId}.{(asText ? "txt" : "json")}\"";
        await (asText ? PersonDocument.WriteTextAsync(response.BodyWriter, export.Sections(member.Id), cancellationToken) : PersonDocument.WriteJsonAsync(response.BodyWriter, export.Sections(member.Id), cancellationToken));
        return TypedResults.Empty;
    }

    private static async Task<IResult> ExportAsync(
        string externalId, Caller caller, IDbContextFactory<StudioDbContext> contexts, MemberExport export, HttpResponse response, CancellationToken cancellationToken) =>
        await FindAsync(externalId, caller.Scope, contexts, cancellationToken) is { } publicId ? await SendAsync(publicId, asText: false, caller, export, response, cancellationToken) : Unknown(externalId);

    private static async Task<IResult> EraseAsync(
        string externalId, Caller caller, IDbContextFactory<StudioDbContext> contexts, MemberErasing erasing, CancellationToken cancellationToken, string confirm = "")
    {
        if (confirm != externalId)
            return TypedResults.Problem("confirm must repeat the external id: erasing cannot be undone.", statusCode: StatusCodes.Status400BadRequest, title: "Not confirmed");
        if (await FindAsync(externalId, caller.Scope, contexts, cancellationToken) is not { } publicId)
            return Unknown(externalId);
        var result = await erasing.EraseAsync(publicId, caller.Scope, caller.Actor, cancellationToken);
        return result.IsOk
            ? TypedResults.NoContent()
            : TypedResults.Problem(ProblemTexts.Say(result.Problems[0], Languages.English), statusCode: StatusCodes.Status409Conflict, title: result.Problems[0].Code);
    }

    private static async Task<string?> FindAsync(string externalId, Scope scope, IDbContextFactory<StudioDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<MemberRow>().Within(scope).Where(row => row.ExternalId == externalId && row.State != "erased").Select(row => row.PublicId).FirstOrDefaultAsync(cancellationToken);
    }

    private static ProblemHttpResult Unknown(string externalId) =>
        TypedResults.Problem($"No member has the external id {externalId}.", statusCode: StatusCodes.Status404NotFound, title: "Unknown member");
}
