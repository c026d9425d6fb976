using JourneyStudio.Channels.Webhook;
using JourneyStudio.Engine.Contact;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Engine.Members;
using JourneyStudio.IntegrationTests.Channels;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Dispatch;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.IntegrationTests.Runtime;

public sealed class OutboxTestsOnSqlite() : OutboxTests(Provider.Sqlite);

public sealed class OutboxTestsOnPostgreSql() : OutboxTests(Provider.PostgreSql);

/// <summary>What holds messages back, and what is told of those that went: SEMANTICS "Messages", per-channel limits, the emergency stop, calls that are answered.</summary>
public abstract class OutboxTests(Provider provider)
{
    private static readonly string Sends = Journeys.Row(("start", "EventTrigger", """{"event":"test.start"}""", "Done"), ("send", "SendWeChatTemplate", """{"template":"signup-form"}""", ""));

    [Fact]
    public async Task Dispatch_RateLimit_LetsOnlySoManyLeaveAndTheRestLater()
    {
        await using var studio = await RecordedAsync(9);
        await using (var context = studio.Storage.Context())
        {
            // 12 a minute: two at once (ten seconds' worth), then one every five seconds.
            context.Add(new ChannelRow { Key = ChannelKeys.WeChatTemplate, PerMinute = 12, Available = 0, RefilledAt = studio.Clock.Now.AddHours(-1) });
            await context.SaveChangesAsync();
        }

        await studio.DispatchAsync();
        Assert.Equal("2", Count(studio, "sent"));

        studio.Clock.Now += TimeSpan.FromSeconds(5);
        await studio.DispatchAsync();
        Assert.Equal("3", Count(studio, "sent"));

        studio.Clock.Now += TimeSpan.FromSeconds(10);
        await studio.DispatchAsync();
        Assert.Equal(("5", "4"), (Count(studio, "sent"), Count(studio, "pending")));
    }

    [Theory]
    [Trait("Semantics", "messages.last-check")]
    [InlineData(false, "pending")]
    [InlineData(true, "sent")]
    public async Task Dispatch_EmergencyStop_KeepsTheChannelsMessagesPendingUntilItEnds(bool ended, string state)
    {
        await using var studio = await RecordedAsync(1);
        await StopAsync(studio, new SendingStop { Channels = [ChannelKeys.WeChatTemplate] });
        await studio.DispatchAsync();
        if (ended)
            await StopAsync(studio, SendingStop.None);

        await studio.DispatchAsync();

        Assert.Equal(state, studio.Value("select state from message"));
    }

    [Fact]
    public async Task Dispatch_MarketingStopped_LetsServiceMessagesLeave()
    {
        await using var studio = await RecordedAsync(1);
        await StopAsync(studio, new SendingStop { Marketing = true });

        await studio.DispatchAsync();

        Assert.Equal("sent", studio.Value("select state from message"));
    }

    [Fact]
    public async Task Dispatch_HeldAfterARestore_WaitsForAnAdmin()
    {
        await using var studio = await RecordedAsync(1);
        var hold = studio.Get<OutboxHold>();
        await hold.HoldAsync("restored", CancellationToken.None);
        await studio.DispatchAsync();
        Assert.Equal("pending", studio.Value("select state from message"));

        Assert.True(await hold.ReleaseAsync(null, CancellationToken.None));
        await studio.DispatchAsync();

        Assert.Equal("sent", studio.Value("select state from message"));
        Assert.Equal("outbox.release", studio.Value("select action from audit"));
    }

    [Fact]
    public async Task Dispatch_AddressThatIsDead_IsSuppressedForEveryMessageAfterIt()
    {
        var carrier = new MessageCarrier("dead", true, (messages, _) => Task.FromResult<System.Collections.Immutable.ImmutableArray<DeliveryResult>>(
            [.. messages.Select(_ => new DeliveryResult.Rejected("43004", "") { AddressIsDead = true })]));
        await using var studio = await RecordedAsync(1, carrier);
        await studio.DispatchAsync();
        Assert.Equal("bounced", studio.Value("select reason from suppression"));

        await studio.TellAsync(new MemberId(long.Parse(studio.Value("select id from member")!, System.Globalization.CultureInfo.InvariantCulture)), "test.start");
        await studio.AdvanceAsync();

        Assert.Equal("1", studio.Value("select count(*) from message"));
    }

    [Theory]
    [Trait("Semantics", "messages.told")]
    [InlineData("message.bounced", "true", "bounced")]
    [InlineData("message.bounced", "false", null)]
    [InlineData("message.complained", "", "complained")]
    [InlineData("message.opened", "", null)]
    public async Task Intake_ReportOfAProvider_SuppressesAnAddressThatIsDeadOrUnwilling(string name, string hard, string? reason)
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var member = Assert.Single(await studio.Workspace.AddMembersAsync(1));

        await studio.TellAsync(member, name, properties: [("channel", ChannelKeys.WeChatText), ("hard", hard)]);

        Assert.Equal(reason, studio.Value("select reason from suppression"));
        Assert.Equal(reason is null ? null : $"{ChannelKeys.WeChatTemplate} o-{member.Value}", studio.Value("select channel || ' ' || address from suppression"));
        Assert.Equal("1", studio.Value($"select count(*) from event where name = '{name}'"));
    }

    [Theory]
    [Trait("Semantics", "action.notify")]
    [InlineData(true, "sent", "guide-1")]
    [InlineData(false, "suppressed", null)]
    public async Task Notice_ToStaff_GoesToWhoeverIsTheGuideNow(bool has, string state, string? address)
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        await studio.Workspace.AddClubAsync();
        var names = new JourneyStudio.Engine.Content.LocalText("For staff", "员工");
        await studio.Get<WorkspaceContents>().WriteAsync(
            new JourneyStudio.Engine.Content.WorkspaceContent
            {
                Templates = [new("for-staff", names, JourneyStudio.Engine.Content.MessageClass.Service, [new(ChannelKeys.Staff, "en", Text: "{{member.name}} claimed the coupon.")])],
            },
            CancellationToken.None);
        await studio.PublishAsync(Journeys.Row(("start", "EventTrigger", """{"event":"test.start"}""", "Done"), ("tell", "NotifyStaff", """{"to":"guide","template":"for-staff"}""", "")));
        var member = Assert.Single(await studio.Workspace.AddMembersAsync(1));
        await studio.TellAsync(member, "test.start");
        await studio.AdvanceAsync();
        if (has)
        {
            await using var context = studio.Storage.Context();
            context.Add(new JourneyStudio.Storage.Organisation.StaffRow { Id = 5, PublicId = "s5", Key = "guide-1", Role = "guide", Names = names });
            (await context.FindAsync<JourneyStudio.Storage.Members.MemberRow>(member.Value))!.GuideId = 5;
            await context.SaveChangesAsync();
        }

        await studio.DispatchAsync();

        Assert.Equal(state, studio.Value("select state from message"));
        Assert.Equal(address, studio.Value("select address from mailbox"));
    }

    [Theory]
    [InlineData(true, "sent", "0")]
    [InlineData(false, "pending", "1")]
    public async Task Choice_MessageOfUnknownOutcome_IsSentAgainOnlyBySomebodysWord(bool arrived, string state, string queued)
    {
        var carrier = new MessageCarrier("silent", false, (messages, _) => Task.FromResult<System.Collections.Immutable.ImmutableArray<DeliveryResult>>(
            [.. messages.Select(_ => new DeliveryResult.Unknown("no answer"))]));
        await using var studio = await RecordedAsync(1, carrier);
        await studio.DispatchAsync();
        studio.Clock.Now += TimeSpan.FromDays(2);
        await studio.DispatchAsync();
        Assert.Equal("unknown", studio.Value("select state from message"));
        var message = long.Parse(studio.Value("select id from message")!, System.Globalization.CultureInfo.InvariantCulture);

        var choices = studio.Get<MessageChoices>();
        Assert.True(await (arrived ? choices.MarkSentAsync(message, 7, CancellationToken.None) : choices.SendAgainAsync(message, 7, CancellationToken.None)));

        Assert.Equal((state, queued), (studio.Value("select state from message"), studio.Value("select count(*) from outbox")));
        Assert.Equal("7", studio.Value("select actor from audit"));
        Assert.False(await choices.MarkSentAsync(message, 7, CancellationToken.None));
    }

    [Fact]
    [Trait("Semantics", "messages.told")]
    public async Task Dispatch_MessageSent_IsToldToJourneysThatListen()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        await studio.Workspace.AddClubAsync();
        await studio.PublishAsync(Sends);
        await studio.PublishAsync(Journeys.Row(("start", "EventTrigger", """{"event":"message.sent"}""", "Done"), ("tag", "Tags", """{"add":["vip"]}""", "")));
        var member = Assert.Single(await studio.Workspace.AddMembersAsync(1));
        await studio.TellAsync(member, "test.start", properties: [(RecordKinds.Session, Workspace.Session)]);
        await studio.AdvanceAsync();

        await studio.DispatchAsync();
        await studio.AdvanceAsync();

        Assert.Equal("start:Done send:Done start:Done tag:Done", studio.Path(member));
        Assert.Equal("1", studio.Value("select depth from event where name = 'message.sent'"));
    }

    [Theory]
    [Trait("Semantics", "action.webhook")]
    [InlineData(200, "Done")]
    [InlineData(404, "Failed")]
    public async Task Webhook_ThatWaits_GoesOnByTheAnswer(int status, string port)
    {
        await using var peer = await HttpPeer.StartAsync();
        peer.Answer = context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync("""{"stock":3}""");
        };
        await using var studio = await CallingAsync(peer);
        var member = await CallAsync(studio);

        await studio.DispatchAsync();
        await studio.AdvanceAsync();

        Assert.Equal($"start:Done call:{port}", studio.Path(member));
        Assert.Single(peer.Calls);
    }

    [Fact]
    public async Task Webhook_NotAnsweredAtFirst_IsRepeatedUnderItsKeyAndGoesOnOnce()
    {
        await using var peer = await HttpPeer.StartAsync();
        peer.Answer = context =>
        {
            context.Response.StatusCode = peer.Calls.Count == 1 ? 503 : 200;
            return Task.CompletedTask;
        };
        await using var studio = await CallingAsync(peer);
        var member = await CallAsync(studio);

        await studio.DispatchAsync();
        studio.Clock.Now += TimeSpan.FromSeconds(10);
        await studio.DispatchAsync();
        await studio.DispatchAsync();
        await studio.AdvanceAsync();

        Assert.Equal("start:Done call:Done", studio.Path(member));
        Assert.Equal(2, peer.Calls.Count);
        Assert.Single(peer.Calls.Select(call => (call.Headers["webhook-id"], call.Body)).Distinct());
    }

    [Fact]
    public async Task Webhook_NoAnswerInTime_GoesOnByTimeoutAndALaterAnswerChangesNothing()
    {
        await using var peer = await HttpPeer.StartAsync();
        await using var studio = await CallingAsync(peer);
        var member = await CallAsync(studio);

        await studio.AdvanceToAsync(studio.Clock.Now.AddMinutes(30));
        await studio.DispatchAsync();
        await studio.AdvanceAsync();

        Assert.Equal("start:Done call:Timeout", studio.Path(member));
        Assert.Empty(peer.Calls);
        Assert.Equal("suppressed too-late", studio.Value("select state || ' ' || reason from message"));
    }

    private Task<RuntimeStudio> CallingAsync(HttpPeer peer) => RuntimeStudio.OpenAsync(provider, services => services.AddSingleton(provider =>
    {
        var carrier = new WebhookCarrier(
            new WebhookOptions { AllowPrivateAddresses = true }, (_, _) => Task.FromResult(new WebhookEndpoint(new byte[32], false)), (_, _) => Task.CompletedTask, TimeProvider.System);
        return new CarrierDirectory(carrier.Carrier);
    }).AddSingleton(peer));

    private static async Task<MemberId> CallAsync(RuntimeStudio studio)
    {
        var url = studio.Get<HttpPeer>().Url;
        await studio.PublishAsync(Journeys.Row(
            ("start", "EventTrigger", """{"event":"test.start"}""", "Done"), ("call", "Webhook", $$"""{"url":"{{url}}","attributes":["city"],"wait":true,"timeout":"PT30M"}""", "")));
        var member = Assert.Single(await studio.Workspace.AddMembersAsync(1));
        await studio.TellAsync(member, "test.start");
        await studio.AdvanceAsync();
        return member;
    }

    private async Task<RuntimeStudio> RecordedAsync(int members, MessageCarrier? carrier = null)
    {
        var studio = await RuntimeStudio.OpenAsync(provider, services =>
        {
            if (carrier is not null)
                services.AddSingleton(new CarrierDirectory(carrier));
        });
        await studio.Workspace.AddClubAsync();
        await studio.PublishAsync(Sends);
        foreach (var member in await studio.Workspace.AddMembersAsync(members))
            await studio.TellAsync(member, "test.start", properties: [(RecordKinds.Session, Workspace.Session)]);
        await studio.AdvanceAsync();
        return studio;
    }

    private static async Task StopAsync(RuntimeStudio studio, SendingStop stop)
    {
        await studio.Get<ContactSettings>().WriteAsync(stop, null, CancellationToken.None);
        studio.Get<RuntimeSignals>().PlansChanged();
    }

    private static string? Count(RuntimeStudio studio, string state) => studio.Value($"select count(*) from message where state = '{state}'");
}
