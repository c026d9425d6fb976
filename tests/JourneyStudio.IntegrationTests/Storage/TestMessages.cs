using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Messages;

namespace JourneyStudio.IntegrationTests.Storage;

/// <summary>Effects that send.</summary>
internal static class TestMessages
{
    public static RecordedEffect Send(long member, long enrollment, DateTimeOffset at, string address = "a@example.com") => new(
        new EffectKey(new EnrollmentId(enrollment), 2, 0),
        new MemberId(member),
        new JourneyId(1),
        new VersionId(1),
        "send",
        at,
        new Effect.SendMessage(ChannelKeys.Email, address, "hello", MessageClass.Service, TestMembers.Enrollment(member, enrollment).Records, at.AddDays(1)));

    private static readonly string[] Lanes =
        [.. ChannelKeys.All.SelectMany(channel => Enum.GetValues<MessageClass>().Select(messageClass => OutboxLanes.Of(channel, messageClass)))];

    /// <summary>Claims messages of any channel and class.</summary>
    public static ValueTask<List<PendingMessage>> ClaimAsync(this MessageOutbox outbox, string owner, DateTimeOffset now, DateTimeOffset until, int most, CancellationToken cancellationToken) =>
        outbox.ClaimAsync(new OutboxClaim(owner, ChannelKeys.Email, Lanes, now, until, most), cancellationToken);
}
