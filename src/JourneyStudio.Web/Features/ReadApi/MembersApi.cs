using JourneyStudio.Storage;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Timeline;
using JourneyStudio.Storage.Timeline.Whys;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Features.ReadApi;

/// <summary>What happened to a member, for the brand's other systems.</summary>
internal static class MembersApi
{
    private const int MostEntries = 500;

    public static void MapMembersApi(this IEndpointRouteBuilder app)
    {
        var members = app.MapGroup("/api/members/{externalId}").RequireAuthorization(StudioPolicies.ReadApi).WithTags("Members");
        members.MapGet("timeline", TimelineAsync)
            .WithName("GetMemberTimeline")
            .WithSummary("What a member did and what journeys did for them, the newest first. Page on with before = the last entry's at. Personal data is masked for keys without the scope personal or members.")
            .Produces<TimelineAnswer>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status400BadRequest);
        members.MapGet("journeys/{journey}/why", WhyAsync)
            .WithName("GetJourneyWhy")
            .WithSummary("Why a member is in a journey, was in it or was kept out, where they wait until when, and what became of its messages. Personal data is masked as in the timeline.")
            .Produces<JourneyWhyAnswer>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> WhyAsync(
        string externalId, string journey, Caller caller, IDbContextFactory<StudioDbContext> contexts, JourneyWhys whys, PersonalReading personal, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await ReadMembers.FindAsync(context, caller.Scope, externalId, cancellationToken) is not { } member) return Unknown(externalId);
        if (await whys.FindAsync(member.Id, journey, cancellationToken) is not { } why)
            return TypedResults.Problem($"There is no journey {journey}.", statusCode: StatusCodes.Status404NotFound, title: "Unknown journey");
        return TypedResults.Ok(JourneyWhyAnswer.Of(why, caller.MaskOf(await personal.ReadAsync([member.Id], cancellationToken), member.Id)));
    }

    private static async Task<IResult> TimelineAsync(
        string externalId, Caller caller, IDbContextFactory<StudioDbContext> contexts, MemberTimelines timelines, PersonalReading personal, CancellationToken cancellationToken, DateTimeOffset? before = null, int count = 100)
    {
        if (count is < 1 or > MostEntries)
            return TypedResults.Problem($"count must be between 1 and {MostEntries}.", statusCode: StatusCodes.Status400BadRequest, title: "Bad count");
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var member = await ReadMembers.FindAsync(context, caller.Scope, externalId, cancellationToken);
        if (member is null)
            return Unknown(externalId);
        var entries = await timelines.PageAsync(member.Id, TimelineKinds.All, before, count, cancellationToken);
        var mask = caller.MaskOf(await personal.ReadAsync([member.Id], cancellationToken), member.Id);
        return TypedResults.Ok(new TimelineAnswer(externalId, member.PublicId, [.. entries.Select(entry => TimelineItem.Of(entry, mask))]));
    }

    private static ProblemHttpResult Unknown(string externalId) =>
        TypedResults.Problem($"No member has the external id {externalId}.", statusCode: StatusCodes.Status404NotFound, title: "Unknown member");
}

/// <summary>A member's timeline.</summary>
internal sealed record TimelineAnswer(string ExternalId, string PublicId, IReadOnlyList<TimelineItem> Entries);
