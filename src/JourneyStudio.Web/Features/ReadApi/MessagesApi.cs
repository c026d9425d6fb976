using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Shared.Viewing;

namespace JourneyStudio.Web.Features.ReadApi;

/// <summary>Recorded messages, for the brand's other systems.</summary>
internal static class MessagesApi
{
    private const int MostMessages = 500;

    private static readonly string[] States =
        [MessageStates.Pending, MessageStates.Sending, MessageStates.Sent, MessageStates.Failed, MessageStates.Suppressed, MessageStates.Unknown];

    public static void MapMessagesApi(this IEndpointRouteBuilder app) => app.MapGet("/api/messages", ListAsync)
        .RequireAuthorization(StudioPolicies.ReadApi)
        .WithTags("Messages")
        .WithName("GetMessages")
        .WithSummary("Messages, the newest first, of a journey and in a status where given. Page on with before = the last message's id. Personal data is masked for keys without the scope personal or members.")
        .Produces<IReadOnlyList<MessageAnswer>>()
        .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<IResult> ListAsync(
        MailboxReading messages, Caller caller, PersonalReading personal, CancellationToken cancellationToken, string? journey = null, string? status = null, long? before = null, int count = 100)
    {
        if (count is < 1 or > MostMessages)
            return TypedResults.Problem($"count must be between 1 and {MostMessages}.", statusCode: StatusCodes.Status400BadRequest, title: "Bad count");
        if (status is not null && !States.Contains(status))
            return TypedResults.Problem($"status must be one of {string.Join(", ", States)}.", statusCode: StatusCodes.Status400BadRequest, title: "Bad status");
        var page = await messages.PageAsync(caller.Scope, new MessageFilter { Journey = journey, State = status }, before, count, cancellationToken);
        var book = await personal.ReadAsync(page.Select(item => item.Message.MemberId), cancellationToken);
        return TypedResults.Ok(page.Select(item => MessageAnswer.Of(item, caller.MaskOf(book, item.Message.MemberId))));
    }
}

/// <summary>A message.</summary>
internal sealed record MessageAnswer
{
    public required long Id { get; init; }

    /// <summary>Public id of the member.</summary>
    public required string Member { get; init; }

    public required string Channel { get; init; }
    public required string Template { get; init; }
    public required string Status { get; init; }
    public string? Reason { get; init; }
    public string? Journey { get; init; }
    public int? Version { get; init; }
    public string? Activity { get; init; }
    public string? Subject { get; init; }
    public string? Text { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
    public DateTimeOffset? SentAt { get; init; }

    public static MessageAnswer Of(MailboxMessage item, PersonalMask mask) => new()
    {
        Id = item.Message.Id,
        Member = item.MemberId,
        Channel = item.Message.Channel,
        Template = item.Message.Template,
        Status = item.Message.State,
        Reason = item.Message.Reason,
        Journey = item.JourneyId,
        Version = item.Version,
        Activity = item.Message.Activity,
        Subject = item.Message.Subject is { } subject ? mask.Text(subject) : null,
        Text = item.Message.BodyText is { } text ? mask.Text(text) : null,
        RecordedAt = item.Message.RecordedAt,
        SentAt = item.Message.SentAt,
    };
}
