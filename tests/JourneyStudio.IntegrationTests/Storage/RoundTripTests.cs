using System.Diagnostics;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Messages;
using Npgsql;

namespace JourneyStudio.IntegrationTests.Storage;

/// <summary>On PostgreSQL a batch of messages costs as many round trips as a few messages do.</summary>
public sealed class RoundTripTests
{
    private static readonly DateTimeOffset Now = TestMembers.Now;
    private static readonly RenderedMessage Rendered = new(ChannelKeys.Email, "en", "Hello", "Text", null, null, [], null);

    [Fact]
    public async Task Outbox_HundredMessages_TakeAsManyRoundTripsAsSix()
    {
        var few = await CountAsync(6);
        var many = await CountAsync(102);

        Assert.Equal(few, many);
        Assert.InRange(many.Settle, 1, 12);
        Assert.InRange(many.Keep, 1, 6);
    }

    private static async Task<(int Claim, int Settle, int Keep)> CountAsync(int messages)
    {
        await using var studio = await TemporaryStudio.OpenAsync(Provider.PostgreSql);
        long[] members = [.. Enumerable.Range(1, messages).Select(id => (long)id)];
        await TestMembers.AddAsync(studio, members);
        var lease = await studio.Get<SlotOwnership>().TakeAsync(SlotOwnership.All, Now, default);
        var changes = members.Select(id => TestMembers.Enters(id, 1_000 + id, Now.AddDays(1)) with { Effects = [TestMessages.Send(id, 1_000 + id, Now, $"m{id}@example.com")] });
        Assert.Equal(CommitOutcome.Committed, await studio.Get<IJourneyStore>().CommitAsync(lease, WorkBatch.Empty, [.. changes], default));
        var outbox = studio.Get<MessageOutbox>();
        List<PendingMessage> claimed = [];

        var claim = await RoundTripsAsync(studio, async () => claimed = await outbox.ClaimAsync("a", Now, Now.AddMinutes(2), 1_000, default));
        Assert.Equal(messages, claimed.Count);
        var settle = await RoundTripsAsync(studio, async () => await outbox.SettleAsync("a", [.. claimed.Select(Settled)], Now, default));
        var keep = await RoundTripsAsync(studio, async () => await studio.Get<MailboxStore>().KeepAsync(
            [.. claimed.Select(message => new MailboxItem(new OutgoingMessage(message.Key, ChannelKeys.Email, message.Address, Rendered), "{}", Now))], default));
        Assert.Equal($"failed {messages / 3}, pending {messages / 3}, sent {messages / 3}", studio.Scalar("select group_concat(state || ' ' || n, ', ') from (select state, count(*) as n from message group by state order by state) as found"));
        return (claim, settle, keep);
    }

    private static Settlement Settled(PendingMessage message, int i) => (i % 3) switch
    {
        0 => new Settlement.Sent($"id-{i}", Now) { Message = message.Id, Rendered = Rendered },
        1 => new Settlement.Failed("no such mailbox") { Message = message.Id, AddressIsDead = true },
        _ => new Settlement.Postponed(Now.AddMinutes(i), "busy", CountsAsAttempt: true) { Message = message.Id, Rendered = Rendered },
    };

    /// <summary>What the program asks of this test's database meanwhile.</summary>
    private static async Task<int> RoundTripsAsync(TemporaryStudio studio, Func<Task> act)
    {
        var database = new NpgsqlConnectionStringBuilder(studio.At).Database;
        var count = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.TagObjects.Any(tag => tag.Value is string text && text == database))
                    Interlocked.Increment(ref count);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await act();
        return count;
    }
}
