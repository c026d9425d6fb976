using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution.Merging;
using JourneyStudio.Engine.Members;
using JourneyStudio.Runtime.Merging;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Merging;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Features.Merging;

/// <summary>Merging members, for programs with a key of the scope <c>members</c>.</summary>
internal static class MergeApi
{
    public static void MapMerging(this IEndpointRouteBuilder app) => app.MapPost("/api/members/merge", MergeAsync)
        .RequireAuthorization(StudioPolicies.ManageMembers).DisableAntiforgery().WithTags("Members").WithName("MergeMembers")
        .WithSummary("Makes one member of two. survivor and duplicate are external ids; fromDuplicate names attributes and channels of which the duplicate's value is kept; preview=true only says what would be done.")
        .Produces<MergeAnswer>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<IResult> MergeAsync(
        MergeBody body, Caller caller, IDbContextFactory<StudioDbContext> contexts, MergePreviews previews, MemberMerging merging, CancellationToken cancellationToken, bool preview = false)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (survivor, duplicate) = (await FindAsync(context, caller.Scope, body.Survivor, cancellationToken), await FindAsync(context, caller.Scope, body.Duplicate, cancellationToken));
        if (survivor is null || duplicate is null)
            return TypedResults.Problem($"No member has the external id {(survivor is null ? body.Survivor : body.Duplicate)}.", statusCode: StatusCodes.Status404NotFound, title: "Unknown member");
        if (preview)
            return await previews.ReadAsync(survivor.PublicId, duplicate.PublicId, caller.Scope, cancellationToken) is { } found ? TypedResults.Ok(MergeForecast.Of(found)) : Refused(new Problem("member.merge-gone"));
        var request = new MergeRequest(new MemberId(survivor.Id), new MemberId(duplicate.Id), caller.Actor) { FromDuplicate = [.. body.FromDuplicate ?? []] };
        var result = await merging.MergeAsync(request, caller.Scope, cancellationToken);
        return result.TryGet(out var merged) ? TypedResults.Ok(merged) : Refused(result.Problems[0]);
    }

    private static Task<MemberRow?> FindAsync(StudioDbContext context, Scope scope, string externalId, CancellationToken cancellationToken) =>
        context.Set<MemberRow>().AsNoTracking().Within(scope).FirstOrDefaultAsync(row => row.ExternalId == externalId, cancellationToken);

    private static ProblemHttpResult Refused(Problem problem) => TypedResults.Problem(ProblemTexts.Say(problem, Languages.English), statusCode: StatusCodes.Status409Conflict, title: problem.Code);
}

/// <summary>Which two.</summary>
internal sealed record MergeBody(string Survivor, string Duplicate, IReadOnlyList<string>? FromDuplicate = null);

/// <summary>What a merge would do.</summary>
internal sealed record MergeForecast(IReadOnlyList<string> Conflicts, IReadOnlyList<MergeMove> Moves, IReadOnlyList<MergeEnding> Ends, IReadOnlyList<MergeConsent> Consents)
{
    public static MergeForecast Of(MergePreview preview) => new([.. preview.Conflicts.Select(conflict => conflict.Key)], preview.Moves, preview.Ends, preview.Consents);
}
