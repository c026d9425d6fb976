using JourneyStudio.Engine.Members;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Features.ReadApi;

/// <summary>A member's in-app messages, for the brand's own app to show. That one was read comes back as the event <c>message.opened</c>.</summary>
internal static class InboxApi
{
    private const int MostMessages = 200;

    public static void MapInboxApi(this IEndpointRouteBuilder app) => app.MapGet("/api/members/{externalId}/inbox", ListAsync)
        .RequireAuthorization(StudioPolicies.ReadApi)
        .WithTags("Members")
        .WithName("GetMemberInbox")
        .WithSummary("The member's in-app messages, the newest first. Page on with before = the last message's id. The texts are whole for keys with the scope personal; others read them with personal data masked.")
        .Produces<IReadOnlyList<InboxMessage>>()
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<IResult> ListAsync(string externalId, Caller caller, IDbContextFactory<StudioDbContext> contexts, PersonalReading personal, CancellationToken cancellationToken, long? before = null, int count = 50)
    {
        if (count is < 1 or > MostMessages)
            return TypedResults.Problem($"count must be between 1 and {MostMessages}.", statusCode: StatusCodes.Status400BadRequest, title: "Bad count");
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if ((await ReadMembers.FindAsync(context, caller.Scope, externalId, cancellationToken))?.Id is not { } member)
            return TypedResults.Problem($"No member has the external id {externalId}.", statusCode: StatusCodes.Status404NotFound, title: "Unknown member");
        var messages = await context.Set<MessageRow>().AsNoTracking()
            .Where(row => row.MemberId == member && row.Channel == ChannelKeys.InApp && row.State == MessageStates.Sent && (before == null || row.Id < before))
            .OrderByDescending(row => row.Id).Take(count).ToListAsync(cancellationToken);
        var mask = caller.MaskOf(await personal.ReadAsync([member], cancellationToken), member);
        return TypedResults.Ok(messages.Select(message => InboxMessage.Of(message, mask)));
    }
}

/// <summary>An in-app message.</summary>
internal sealed record InboxMessage(long Id, string Effect, string? Title, string? Text, string? Link, DateTimeOffset? At)
{
    public static InboxMessage Of(MessageRow row, PersonalMask mask) =>
        new(row.Id, row.EffectKey, row.Subject is { } subject ? mask.Text(subject) : null, row.BodyText is { } text ? mask.Text(text) : null, MessagePayload.Read(row.Payload)?.Link, row.SentAt);
}
