using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Laws;
using JourneyStudio.Storage.Messages;

namespace JourneyStudio.IntegrationTests.Storage;

public sealed class MessageOutboxTestsOnSqlite() : MessageOutboxTests(Provider.Sqlite);

public sealed class MessageOutboxTestsOnPostgreSql() : MessageOutboxTests(Provider.PostgreSql);

public abstract class MessageOutboxTests(Provider provider)
{
    private static readonly DateTimeOffset Now = TestMembers.Now;
    private static readonly RenderedMessage Rendered = new(ChannelKeys.Email, "en", "Hello", "Text", null, null, [], null);

    [Fact]
    public async Task Claim_DueMessages_EachByOneOwner()
    {
        await using var studio = await WithMessagesAsync(3);
        var outbox = studio.Get<MessageOutbox>();

        var first = await outbox.ClaimAsync("a", Now, Now.AddMinutes(2), 2, default);
        var second = await outbox.ClaimAsync("b", Now, Now.AddMinutes(2), 10, default);
        var third = await outbox.ClaimAsync("c", Now, Now.AddMinutes(2), 10, default);

        Assert.Equal(2, first.Count);
        Assert.Single(second);
        Assert.Empty(third);
        Assert.Equal("m1@example.com", first[0].Member.Addresses[ChannelKeys.Email]);
        Assert.Equal("s1", first[0].Records["session"]);
    }

    [Fact]
    [Trait("Semantics", "messages.states")]
    public async Task Settle_Mixed_EndsEachInItsOwnState()
    {
        await using var studio = await WithMessagesAsync(4);
        var outbox = studio.Get<MessageOutbox>();
        var claimed = await outbox.ClaimAsync("a", Now, Now.AddMinutes(2), 10, default);

        await outbox.SettleAsync(
            "a",
            [
                new Settlement.Sent("id-1", Now) { Message = claimed[0].Id, Rendered = Rendered },
                new Settlement.Failed("rejected: no such mailbox") { Message = claimed[1].Id },
                new Settlement.Suppressed("consent") { Message = claimed[2].Id },
                new Settlement.Postponed(Now.AddMinutes(1), "busy", CountsAsAttempt: true) { Message = claimed[3].Id },
            ],
            Now,
            default);

        Assert.Equal("sent,failed,suppressed,pending", studio.Scalar("select group_concat(state, ',') from (select state from message order by id) as found"));
        Assert.Equal("Hello", studio.Scalar("select subject from message where state = 'sent'"));
        Assert.Equal(1L, studio.Scalar("select count(*) from outbox"));
        var later = Assert.Single(await outbox.ClaimAsync("a", Now.AddMinutes(1), Now.AddMinutes(3), 10, default));
        Assert.Equal((1, false), (later.Attempts, later.OutcomeUnknown));
        Assert.DoesNotContain(await studio.Get<LawChecks>().CheckAsync(null, default), breach => breach.Law == 4);
    }

    [Fact]
    public async Task Settle_ClaimLostToAnother_DoesNothing()
    {
        await using var studio = await WithMessagesAsync(1);
        var outbox = studio.Get<MessageOutbox>();
        var slow = await outbox.ClaimAsync("slow", Now, Now.AddMinutes(2), 10, default);
        var quick = await outbox.ClaimAsync("quick", Now.AddMinutes(2), Now.AddMinutes(4), 10, default);

        await outbox.SettleAsync("slow", [new Settlement.Failed("timeout") { Message = slow[0].Id }], Now.AddMinutes(3), default);

        Assert.True(quick[0].OutcomeUnknown);
        Assert.Equal("sending", studio.Scalar("select state from message"));
    }

    [Fact]
    public async Task TakeBackClaims_AfterACrash_MessagesComeBackAsUnknown()
    {
        await using var studio = await WithMessagesAsync(1);
        var outbox = studio.Get<MessageOutbox>();
        await outbox.ClaimAsync("dead", Now, Now.AddHours(1), 10, default);

        Assert.Equal(provider is Provider.Sqlite ? 1 : 0, await outbox.TakeBackClaimsAsync("alive", default));

        // Where several nodes send, nobody knows that one is dead before its claim has run out.
        var later = provider is Provider.Sqlite ? Now : Now.AddHours(1);
        var again = Assert.Single(await outbox.ClaimAsync("alive", later, later.AddMinutes(2), 10, default));
        Assert.True(again.OutcomeUnknown);
        Assert.Equal(1, again.Attempts);
    }

    [Fact]
    [Trait("Semantics", "messages.duplicate")]
    public async Task Claim_SameAddressTemplateAndEntryKey_OnlyOneEnrollmentMaySend()
    {
        await using var studio = await WithMessagesAsync(2, entryKey: "s1", address: "shared@example.com");
        var outbox = studio.Get<MessageOutbox>();

        var claimed = await outbox.ClaimAsync("a", Now, Now.AddMinutes(2), 10, default);

        Assert.Equal([false, true], claimed.Select(message => message.ClaimedByOther));
    }

    [Fact]
    public async Task Claim_AfterTheOtherFailed_MaySend()
    {
        await using var studio = await WithMessagesAsync(2, entryKey: "s1", address: "shared@example.com");
        var outbox = studio.Get<MessageOutbox>();
        var first = Assert.Single(await outbox.ClaimAsync("a", Now, Now.AddMinutes(2), 1, default));

        await outbox.SettleAsync("a", [new Settlement.Failed("rejected: blocked") { Message = first.Id }], Now, default);

        Assert.False(Assert.Single(await outbox.ClaimAsync("a", Now, Now.AddMinutes(2), 1, default)).ClaimedByOther);
    }

    [Fact]
    public async Task Keep_SameKeyAgain_CountsACopy()
    {
        await using var studio = await TemporaryStudio.OpenAsync(provider);
        var item = new MailboxItem(new OutgoingMessage("1:2:0", ChannelKeys.Email, "a@example.com", Rendered), "{}", Now);

        var first = await studio.Get<MailboxStore>().KeepAsync([item], default);
        var second = await studio.Get<MailboxStore>().KeepAsync([item], default);

        Assert.Equal((true, false), (first[0], second[0]));
        Assert.Equal(2L, studio.Scalar("select copies from mailbox"));
    }

    private async Task<TemporaryStudio> WithMessagesAsync(int count, string entryKey = "", string? address = null)
    {
        var studio = await TemporaryStudio.OpenAsync(provider);
        long[] members = [.. Enumerable.Range(1, count).Select(id => (long)id)];
        await TestMembers.AddAsync(studio, members);
        var lease = await studio.Get<SlotOwnership>().TakeAsync(SlotOwnership.All, TestMembers.Now, default);
        var changes = members.Select(id =>
        {
            var entered = TestMembers.Enters(id, 10 + id, Now.AddDays(1));
            var change = entered.Enrollments[0];
            return entered with
            {
                Enrollments = [change with { Enrollment = change.Enrollment with { EntryKey = entryKey } }],
                Effects = [TestMessages.Send(id, 10 + id, Now, address ?? $"m{id}@example.com")],
            };
        });
        Assert.Equal(CommitOutcome.Committed, await studio.Get<IJourneyStore>().CommitAsync(lease, WorkBatch.Empty, [.. changes], default));
        return studio;
    }
}
