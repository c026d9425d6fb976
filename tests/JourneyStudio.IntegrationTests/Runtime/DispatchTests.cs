using System.Collections.Immutable;
using JourneyStudio.Engine.Contact;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Engine.Members;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Dispatch;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Laws;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.IntegrationTests.Runtime;

public sealed class DispatchTestsOnSqlite() : DispatchTests(Provider.Sqlite);

public sealed class DispatchTestsOnPostgreSql() : DispatchTests(Provider.PostgreSql);

/// <summary>What becomes of a recorded message.</summary>
public abstract class DispatchTests(Provider provider)
{
    private static readonly string Sends = Journeys.Row(
        ("start", "EventTrigger", """{"event":"test.start"}""", "Done"),
        ("send", "SendWeChatTemplate", """{"template":"signup-form","expiresAfter":"PT2H"}""", ""));

    [Fact]
    [Trait("Semantics", "messages.recorded")]
    public async Task Dispatch_RecordedMessage_ArrivesInTheMailboxRendered()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        await RecordAsync(studio, 1);

        await studio.DispatchAsync();

        Assert.Equal("sent", studio.Value("select state from message"));
        Assert.Equal("1", studio.Value("select copies from mailbox"));
        Assert.Contains("宝妈交流会", studio.Value("select payload from mailbox"), StringComparison.Ordinal);
        Assert.Equal("0", studio.Value("select count(*) from outbox"));
    }

    [Fact]
    public async Task Dispatch_OneRecipientRejected_TouchesNoOther()
    {
        var carrier = new ScriptedCarrier { Answer = message => message.Address == "o-2" ? new DeliveryResult.Rejected("43004", "must follow") : new DeliveryResult.Accepted(message.Key) };
        await using var studio = await OpenAsync(carrier);
        await RecordAsync(studio, 3);

        await studio.DispatchAsync();

        Assert.Equal("sent failed sent", States(studio));
        Assert.Equal("43004: must follow", studio.Value("select reason from message where state = 'failed'"));
    }

    [Fact]
    public async Task Dispatch_ProviderBusy_IsTriedAgainAfterGrowingPausesAndThenSent()
    {
        var carrier = new ScriptedCarrier { Answer = _ => new DeliveryResult.Deferred("45011") };
        await using var studio = await OpenAsync(carrier);
        await RecordAsync(studio, 1);

        await studio.DispatchAsync();
        Assert.Equal(1, carrier.Calls);
        Assert.Equal("pending", States(studio));
        var first = DueAfter(studio);
        Assert.InRange(first.TotalSeconds, 4, 6);

        studio.Clock.Now += first;
        await studio.DispatchAsync();
        Assert.Equal(2, carrier.Calls);
        Assert.InRange(DueAfter(studio).TotalSeconds, 8, 12);

        carrier.Answer = message => new DeliveryResult.Accepted(message.Key);
        studio.Clock.Now += TimeSpan.FromMinutes(1);
        await studio.DispatchAsync();
        Assert.Equal("sent", States(studio));
    }

    [Fact]
    public async Task Dispatch_BusyToTheEnd_Fails()
    {
        await using var studio = await OpenAsync(new ScriptedCarrier { Answer = _ => new DeliveryResult.Deferred("45011") });
        await RecordAsync(studio, 1, """{"template":"signup-form","expiresAfter":"P9D"}""");

        for (var hours = 0; hours < 80 && States(studio) != "failed"; hours += 2)
        {
            await studio.DispatchAsync();
            studio.Clock.Now += TimeSpan.FromHours(2);
        }

        Assert.Equal("failed", States(studio));
        Assert.Equal("45011", studio.Value("select reason from message"));
    }

    [Theory]
    [InlineData(true, "pending")]
    [InlineData(false, "unknown")]
    public async Task Dispatch_NoAnswer_IsRepeatedOnlyWhereThatIsHarmless(bool harmless, string state)
    {
        await using var studio = await OpenAsync(new ScriptedCarrier { RepeatsAreHarmless = harmless, Answer = _ => throw new TimeoutException() });
        await RecordAsync(studio, 1);

        await studio.DispatchAsync();

        Assert.Equal(state, States(studio));
        Assert.Equal("TimeoutException", studio.Value("select reason from message"));
    }

    [Fact]
    [Trait("Semantics", "messages.duplicate")]
    public async Task Dispatch_TwoEnrollmentsOfOneRecord_OneMessageLeavesAndTheLoserSaysWhy()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        await studio.Workspace.AddClubAsync();
        var once = Sends.Replace("\"mode\":\"always\"", "\"mode\":\"never\",\"key\":\"session\"", StringComparison.Ordinal);
        await studio.PublishAsync(once);
        await studio.PublishAsync(once);
        var member = (await studio.Workspace.AddMembersAsync(1))[0];
        await studio.TellAsync(member, "test.start", properties: (RecordKinds.Session, Workspace.Session));
        await studio.AdvanceAsync();

        await studio.DispatchAsync();

        Assert.Equal("sent suppressed", States(studio));
        Assert.Equal("duplicate", studio.Value("select reason from message where state = 'suppressed'"));
        Assert.Equal("1", studio.Value("select count(*) from message_claim"));
        Assert.Equal("1", studio.Value("select count(*) from mailbox"));
    }

    [Theory]
    [Trait("Semantics", "messages.still-if")]
    [InlineData("America/New_York", Workspace.Session, "sent")]
    [InlineData("Asia/Shanghai", Workspace.Session, "suppressed")]
    [InlineData("America/New_York", "s2", "suppressed")]
    public async Task Dispatch_StillIf_IsJudgedInTheZoneOfTheJourneyWithTheRecordsOfTheEnrollment(string zone, string tagged, string state)
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        await studio.Workspace.AddClubAsync();
        await studio.PublishAsync(Journeys.Row(
            ("start", "EventTrigger", """{"event":"test.start"}""", "Done"),
            ("send", "SendWeChatTemplate", """{"template":"signup-form","stillIf":{"all":[{"attribute":"day","op":"is","value":"today"},{"tag":"signed-up","scope":"session"}]} }""", ""))
            .Replace("\"journey\":{", $"\"journey\":{{\"zone\":\"{zone}\",", StringComparison.Ordinal));
        var member = (await studio.Workspace.AddMembersAsync(1))[0];
        await using (var context = studio.Storage.Context())
        {
            // The studio starts on 1 April in Shanghai; in New York it is still 31 March.
            context.Add(new JourneyStudio.Storage.Members.AttributeDateRow { MemberId = member.Value, Attribute = "day", Value = new DateOnly(2026, 3, 31) });
            context.Add(new JourneyStudio.Storage.Members.MemberTagRow { MemberId = member.Value, Tag = "signed-up", Scope = tagged });
            await context.SaveChangesAsync();
        }
        await studio.TellAsync(member, "test.start", properties: (RecordKinds.Session, Workspace.Session));
        await studio.AdvanceAsync();

        await studio.DispatchAsync();

        Assert.Equal(state, States(studio));
        Assert.Equal(state == "sent" ? null : "still-if", studio.Value("select reason from message"));
    }

    [Fact]
    [Trait("Semantics", "messages.no-fallback")]
    public async Task Dispatch_OutcomeUnknown_NeverTakesTheNextChannel()
    {
        var carrier = new ScriptedCarrier { RepeatsAreHarmless = false, Answer = _ => throw new TimeoutException() };
        await using var studio = await OpenAsync(carrier);
        await RecordAsync(studio, 1, """{"template":"signup-form","fallback":["email"]}""");

        for (var hour = 0; hour < 3; hour++, studio.Clock.Now += TimeSpan.FromHours(1))
            await studio.DispatchAsync();

        Assert.Equal(("unknown", 1), (States(studio), carrier.Calls));
        Assert.Equal("wechat-template", studio.Value("select group_concat(channel, ' ') from message"));
    }

    [Fact]
    [Trait("Semantics", "messages.no-caps")]
    public async Task Dispatch_CapReachedMeanwhile_IsNotAskedAgain()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        await RecordAsync(studio, 2);
        await using (var context = studio.Storage.Context())
        {
            foreach (var row in context.Set<JourneyStudio.Storage.Messages.MessageRow>())
                row.Class = "marketing";
            foreach (var row in context.Set<JourneyStudio.Storage.Members.MemberConsentRow>().ToList())
                context.Add(new JourneyStudio.Storage.Members.MemberConsentRow { MemberId = row.MemberId, Channel = row.Channel, Purpose = "marketing", Granted = true, Source = "test" });
            await context.SaveChangesAsync();
        }
        // What stands recorded is one a day already
        await studio.Get<JourneyStudio.Storage.Content.ContactSettings>().WriteAsync(new JourneyStudio.Engine.Contact.ContactPolicy { Caps = [new() { Limit = 1 }] }, null, CancellationToken.None);
        studio.Get<JourneyStudio.Runtime.Signals.RuntimeSignals>().PlansChanged();

        await studio.DispatchAsync();

        Assert.Equal("sent sent", States(studio));
    }

    [Theory]
    [InlineData(true, "sent")]
    [InlineData(false, "unknown")]
    public async Task Dispatch_ProcessDiedWhileSending_IsRepeatedOnlyWhereThatIsHarmless(bool harmless, string state)
    {
        await using var studio = await OpenAsync(new ScriptedCarrier { RepeatsAreHarmless = harmless });
        await RecordAsync(studio, 1);
        var outbox = studio.Get<JourneyStudio.Storage.Messages.MessageOutbox>();
        Assert.Single(await outbox.ClaimAsync("a process that is no more", studio.Clock.Now, studio.Clock.Now.AddMinutes(2), 10, CancellationToken.None));
        await studio.DispatchAsync();
        Assert.Equal("sending", States(studio));

        await studio.Get<Dispatcher>().TakeBackClaimsAsync(CancellationToken.None);
        // Where several nodes send, nobody knows that one is dead before its claim has run out.
        if (provider is Provider.PostgreSql)
            studio.Clock.Now += TimeSpan.FromMinutes(2);
        await studio.DispatchAsync();

        Assert.Equal(state, States(studio));
    }

    [Fact]
    public async Task Dispatch_ProcessDiesInTheMiddleOfABatch_LeavesOneMessageInDoubt()
    {
        var carrier = new HaltingCarrier(3);
        await using var studio = await RuntimeStudio.OpenAsync(provider, services => services.AddSingleton(new CarrierDirectory(carrier.Carrier)));
        await RecordAsync(studio, 6);
        var dying = studio.DispatchAsync();
        await carrier.Halted;
        Assert.Equal("sent sent sending pending pending pending", States(studio));

        var other = ActivatorUtilities.CreateInstance<Dispatcher>(studio.Storage.Services, ActivatorUtilities.CreateInstance<OutboxQueue>(studio.Storage.Services));
        await other.TakeBackClaimsAsync(CancellationToken.None);
        if (provider is Provider.PostgreSql)
            studio.Clock.Now += TimeSpan.FromMinutes(10);
        await other.DrainAsync(CancellationToken.None);

        Assert.Equal("sent sent unknown sent sent sent", States(studio));
        // It was not dead, only slow: what it hears now is nobody's any more, and it sends nothing that others have sent.
        carrier.GoOn();
        await dying;
        Assert.Equal("sent sent unknown sent sent sent", States(studio));
        Assert.Equal(6, carrier.Told.Count);
        Assert.Equal(6, carrier.Told.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(await studio.Get<LawChecks>().CheckAsync(studio.Clock.Now, CancellationToken.None));
    }

    [Fact]
    public async Task Dispatch_EmergencyStopInTheMiddleOfABatch_StopsTheNextMessage()
    {
        var carrier = new HaltingCarrier(2);
        await using var studio = await RuntimeStudio.OpenAsync(provider, services => services.AddSingleton(new CarrierDirectory(carrier.Carrier)));
        await RecordAsync(studio, 4);
        var dispatching = studio.DispatchAsync();
        await carrier.Halted;

        await studio.Get<ContactSettings>().WriteAsync(new SendingStop { Channels = [ChannelKeys.WeChatTemplate] }, null, CancellationToken.None);
        studio.Get<RuntimeSignals>().PlansChanged();
        carrier.GoOn();
        await dispatching;

        Assert.Equal("sent sent pending pending", States(studio));
        Assert.Equal("0", studio.Value("select count(*) from outbox where leased_by is not null"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Dispatch_MessageThatCannotBeRead_FailsVisiblyAndTouchesNoOther(bool harmless)
    {
        await using var studio = await OpenAsync(new ScriptedCarrier { RepeatsAreHarmless = harmless });
        await RecordAsync(studio, 3);
        studio.Value("update message set records = 'rubbish' where id = (select min(id) + 1 from message)");

        await studio.DispatchAsync();

        Assert.Equal("sent failed sent", States(studio));
        Assert.StartsWith("unreadable: Json", studio.Value("select reason from message where state = 'failed'"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Semantics", "messages.expiry")]
    public async Task Dispatch_AfterExpiry_IsSuppressedAsTooLate()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        await RecordAsync(studio, 1);

        studio.Clock.Now += TimeSpan.FromHours(2);
        await studio.DispatchAsync();

        Assert.Equal("suppressed too-late", studio.Value("select state || ' ' || reason from message"));
        Assert.Equal("0", studio.Value("select count(*) from mailbox"));
    }

    [Fact]
    [Trait("Semantics", "messages.last-check")]
    public async Task Dispatch_ConsentTakenBackMeanwhile_IsSuppressed()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        await RecordAsync(studio, 1);
        await using (var context = studio.Storage.Context())
        {
            foreach (var row in context.Set<JourneyStudio.Storage.Members.MemberConsentRow>())
                row.Granted = false;
            await context.SaveChangesAsync();
        }

        await studio.DispatchAsync();

        Assert.Equal("suppressed consent", studio.Value("select state || ' ' || reason from message"));
    }

    [Fact]
    [Trait("Semantics", "messages.merge")]
    public async Task Dispatch_MissingValue_IsNotSentAndSaysWhich()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        // No session: the template's {{session.name}} has nothing to say and no default.
        await RecordAsync(studio, 1, session: null);

        await studio.DispatchAsync();

        Assert.Equal("suppressed template.missingValue: session.name", studio.Value("select state || ' ' || reason from message"));
        Assert.Equal("0", studio.Value("select count(*) from mailbox"));
    }

    private Task<RuntimeStudio> OpenAsync(ScriptedCarrier carrier) =>
        RuntimeStudio.OpenAsync(provider, services => services.AddSingleton(new CarrierDirectory(carrier.Carrier)));

    private static async Task RecordAsync(RuntimeStudio studio, int members, string? send = null, string? session = Workspace.Session)
    {
        await studio.Workspace.AddClubAsync();
        await studio.PublishAsync(send is null ? Sends : Journeys.Row(("start", "EventTrigger", """{"event":"test.start"}""", "Done"), ("send", "SendWeChatTemplate", send, "")));
        foreach (var member in await studio.Workspace.AddMembersAsync(members))
            await studio.TellAsync(member, "test.start", properties: session is null ? [] : [(RecordKinds.Session, session)]);
        await studio.AdvanceAsync();
        Assert.Equal($"{members}", studio.Value("select count(*) from outbox"));
    }

    private static string States(RuntimeStudio studio) => studio.Value("select group_concat(state, ' ') from (select state from message order by id) as found")!;

    private static TimeSpan DueAfter(RuntimeStudio studio) =>
        DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(studio.Value("select due from outbox")!)) - studio.Clock.Now;

    /// <summary>Answers as the test says.</summary>
    private sealed class ScriptedCarrier
    {
        public bool RepeatsAreHarmless { get; init; } = true;

        public Func<OutgoingMessage, DeliveryResult> Answer { get; set; } = message => new DeliveryResult.Accepted(message.Key);

        public int Calls { get; private set; }

        public MessageCarrier Carrier => new("scripted", RepeatsAreHarmless, DeliverAsync);

        private Task<ImmutableArray<DeliveryResult>> DeliverAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
        {
            Calls++;
            return Task.FromResult(messages.Select(Answer).ToImmutableArray());
        }
    }

    /// <summary>Takes one message at a time, and does not come back from one of them until it is told to.</summary>
    private sealed class HaltingCarrier(int at)
    {
        private readonly TaskCompletionSource halted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Halted => halted.Task;

        public List<string> Told { get; } = [];

        public MessageCarrier Carrier => new("halting", RepeatsAreHarmless: false, DeliverAsync);

        public void GoOn() => goOn.SetResult();

        private async Task<ImmutableArray<DeliveryResult>> DeliverAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
        {
            var message = Assert.Single(messages);
            Told.Add(message.Key);
            if (Told.Count == at)
            {
                halted.SetResult();
                await goOn.Task;
            }
            return [new DeliveryResult.Accepted(message.Key)];
        }
    }
}
