using System.Collections.Concurrent;
using System.Globalization;
using JourneyStudio.Channels.Email;
using JourneyStudio.Channels.Sms;
using JourneyStudio.Channels.Webhook;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Engine.Members;
using JourneyStudio.IntegrationTests.Channels;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Dispatch;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Laws;
using JourneyStudio.Storage.Members;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.IntegrationTests.Runtime;

public sealed class PeerFaultTestsOnSqlite() : PeerFaultTests(Provider.Sqlite);

public sealed class PeerFaultTestsOnPostgreSql() : PeerFaultTests(Provider.PostgreSql);

/// <summary>
/// Peers that take and never answer, refuse one of many, ask for patience or answer twice, each under the whole dispatcher. Afterwards the laws hold, each effect key is
/// once at a peer that knows keys, what nobody knows is visible where it does not, and nobody is stuck.
/// </summary>
public abstract class PeerFaultTests(Provider provider)
{
    private const int Members = 12;

    private static readonly string Texts = Journeys.Row(
        ("start", "EventTrigger", """{"event":"test.start"}""", "Done"), ("send", "SendSms", """{"template":"hello","expiresAfter":"P3D"}""", ""));

    [Fact]
    public async Task Webhook_PeerThatKnowsKeysAndMisbehaves_DoesEachCallOnce()
    {
        var done = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        await using var peer = await HttpPeer.StartAsync();
        peer.Answer = context => MisbehaveAsync(context, done, peer.Calls);
        await using var studio = await CallingAsync(peer.Url);

        await DispatchForAsync(studio, TimeSpan.FromMinutes(10));

        Assert.Equal($"{Members}", Count(studio, "sent"));
        // What the peer did: every key, and each of them once however often it was told.
        Assert.Equal(studio.Value("select count(distinct effect_key) from message"), $"{done.Count}");
        Assert.Equal($"{Members}", studio.Value("select count(*) from enrollment where state = 'completed'"));
        await LawsAsync(studio);
    }

    [Fact]
    public async Task Webhook_PeerThatAnswersTwice_GivesEachCallItsOwnAnswer()
    {
        using var peer = new EchoingPeer();
        await using var studio = await CallingAsync(peer.Url);

        await DispatchForAsync(studio, TimeSpan.FromMinutes(1));

        Assert.Equal($"{Members}", Count(studio, "sent"));
        Assert.Equal(Members, peer.Calls.Distinct(StringComparer.Ordinal).Count());
        // The event says twice whose it is: by the key of the call, and by the answer.
        Assert.Equal("0", studio.Value(
            "select count(*) from event e join event_key k on k.event_id = e.id where e.name = 'webhook.answered' and properties not like '%' || replace(k.key, ':sent', '\"%') || replace(k.key, ':sent', '\"%')"));
        Assert.Equal($"{Members}", studio.Value("select count(*) from enrollment where state = 'completed'"));
        await LawsAsync(studio);
    }

    [Theory]
    [InlineData(false, "unknown")]
    [InlineData(true, "sent")]
    public async Task Sms_GatewayThatTakesAndNeverAnswers_IsToldAgainOnlyWhereItKnowsKeys(bool knowsKeys, string state)
    {
        await using var peer = await HttpPeer.StartAsync();
        var silent = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        peer.Answer = context => Body(peer, context).Contains("+861", StringComparison.Ordinal) && silent.TryAdd(Key(context), true) ? NeverAsync(context) : context.Response.WriteAsync("{}");
        await using var studio = await TextingAsync(peer, knowsKeys, "+861", "+862", "+863");

        await DispatchForAsync(studio, TimeSpan.FromMinutes(2));

        Assert.Equal($"{state} sent sent", States(studio));
        Assert.Equal(knowsKeys ? 4 : 3, peer.Calls.Count);
        Assert.Equal(3, peer.Calls.Select(call => call.Headers["Idempotency-Key"]).Distinct().Count());
        await LawsAsync(studio);
    }

    [Fact]
    public async Task Sms_GatewayThatRefusesOneAndLimitsTheRate_EndsEachForItselfAndWaitsAsAsked()
    {
        await using var peer = await HttpPeer.StartAsync();
        peer.Answer = context => AnswerAsync(context, Body(peer, context));
        await using var studio = await TextingAsync(peer, knowsKeys: false, "+861", "+862", "+863");

        await studio.DispatchAsync();
        Assert.Equal("failed pending sent", States(studio));
        Assert.Equal("sms.400", studio.Value("select reason from message where state = 'failed'"));
        // It asked for two minutes.
        await DispatchForAsync(studio, TimeSpan.FromSeconds(110));
        Assert.Equal(3, peer.Calls.Count);

        peer.Answer = context => context.Response.WriteAsync("{}");
        await DispatchForAsync(studio, TimeSpan.FromMinutes(1));

        Assert.Equal("failed sent sent", States(studio));
        Assert.Equal(4, peer.Calls.Count);
        await LawsAsync(studio);

        static Task AnswerAsync(HttpContext context, string body)
        {
            context.Response.StatusCode = body.Contains("+861", StringComparison.Ordinal) ? 400 : body.Contains("+862", StringComparison.Ordinal) ? 429 : 200;
            context.Response.Headers.RetryAfter = "120";
            return context.Response.WriteAsync("{}");
        }
    }

    [Fact]
    public async Task Mail_ServerThatDefersRefusesAnswersTwiceAndFallsSilent_TakesEachMailOnceAtTheMost()
    {
        await using var peer = await SmtpPeer.StartAsync();
        await using var studio = await SendingAsync(
            Email(peer), ChannelKeys.Email, Texts.Replace("SendSms", "SendEmail", StringComparison.Ordinal),
            "a-1@x.example", "twice-2@x.example", "busy-3@x.example", "gone-4@x.example", "silent-5@x.example", "late-6@x.example", "echo-7@x.example", "b-8@x.example", "c-9@x.example");

        await DispatchForAsync(studio, TimeSpan.FromHours(1));

        Assert.Equal("sent sent pending failed unknown pending sent sent sent", States(studio));
        var mails = await peer.MailsAsync(6);
        Assert.Equal(["a-1", "b-8", "c-9", "echo-7", "silent-5", "twice-2"], mails.Select(mail => mail.To.Split('@')[0]).Order(StringComparer.Ordinal));
        await LawsAsync(studio);
    }

    private static MessageCarrier Email(SmtpPeer peer) => new EmailCarrier(peer.Options(), TimeProvider.System).Carrier;

    /// <summary>The first call of each key goes wrong in one way or another; the peer knows what it has done before.</summary>
    private static Task MisbehaveAsync(HttpContext context, ConcurrentDictionary<string, int> done, IReadOnlyCollection<PeerCall> calls)
    {
        var key = context.Request.Headers["webhook-id"].ToString();
        var first = calls.Count(call => call.Headers["webhook-id"] == key) == 1;
        var way = first ? calls.Select(call => call.Headers["webhook-id"]).Distinct().TakeWhile(known => known != key).Count() % 6 : -1;
        switch (way)
        {
            case 0:
                context.Response.StatusCode = 429;
                context.Response.Headers.RetryAfter = "60";
                return Task.CompletedTask;
            case 1:
                context.Response.StatusCode = 503;
                return Task.CompletedTask;
            case 2:
                done.TryAdd(key, 1);
                return NeverAsync(context);
            case 3:
                done.TryAdd(key, 1);
                context.Abort();
                return Task.CompletedTask;
            case 4:
                done.TryAdd(key, 1);
                context.Response.StatusCode = 500;
                return Task.CompletedTask;
            default:
                done.TryAdd(key, 1);
                return context.Response.WriteAsync("{}");
        }
    }

    private static Task NeverAsync(HttpContext context) => new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);

    private static string Key(HttpContext context) => context.Request.Headers["Idempotency-Key"].ToString();

    private static string Body(HttpPeer peer, HttpContext context) => peer.Calls.Last(call => call.Headers["Idempotency-Key"] == Key(context)).Body;

    private async Task<RuntimeStudio> CallingAsync(string url)
    {
        var carrier = new WebhookCarrier(
            new WebhookOptions { AllowPrivateAddresses = true, Timeout = TimeSpan.FromSeconds(2), Parallel = 2 },
            (_, _) => Task.FromResult(new WebhookEndpoint(new byte[32], false)), (_, _) => Task.CompletedTask, TimeProvider.System);
        var studio = await RuntimeStudio.OpenAsync(provider, services => services.AddSingleton(new CarrierDirectory(carrier.Carrier)));
        await studio.PublishAsync(Journeys.Row(
            ("start", "EventTrigger", """{"event":"test.start"}""", "Done"), ("call", "Webhook", $$"""{"url":"{{url}}","wait":true,"timeout":"P1D"}""", "Done"), ("tag", "Tags", """{"add":["pregnant"]}""", "")));
        foreach (var member in await studio.Workspace.AddMembersAsync(Members))
            await studio.TellAsync(member, "test.start");
        await studio.AdvanceAsync();
        return studio;
    }

    private Task<RuntimeStudio> TextingAsync(HttpPeer peer, bool knowsKeys, params string[] numbers)
    {
        var carrier = new SmsCarrier(new SmsOptions { Url = peer.Url, KnowsRepeats = knowsKeys, Timeout = TimeSpan.FromSeconds(2) }, TimeProvider.System);
        return SendingAsync(carrier.Carrier, ChannelKeys.Sms, Texts, numbers);
    }

    private async Task<RuntimeStudio> SendingAsync(MessageCarrier carrier, string channel, string journey, params string[] addresses)
    {
        var studio = await RuntimeStudio.OpenAsync(provider, services => services.AddSingleton(new CarrierDirectory(carrier)));
        await studio.Get<WorkspaceContents>().WriteAsync(
            new WorkspaceContent { Templates = [new("hello", new LocalText("Hello", "你好"), MessageClass.Service, [new(channel, "en", Subject: "Hello", Text: "Hello")])] }, CancellationToken.None);
        await studio.PublishAsync(journey);
        var members = await studio.Workspace.AddMembersAsync(addresses.Length);
        await using (var context = studio.Storage.Context())
        {
            context.RemoveRange(context.Set<MemberAddressRow>().Where(row => row.Channel == channel));
            context.RemoveRange(context.Set<MemberConsentRow>().Where(row => row.Channel == channel));
            await context.SaveChangesAsync();
            foreach (var (member, address) in members.Zip(addresses))
            {
                context.Add(new MemberAddressRow { MemberId = member.Value, Channel = channel, Address = address });
                context.Add(new MemberConsentRow { MemberId = member.Value, Channel = channel, Purpose = "service", Granted = true, Source = "test" });
            }
            await context.SaveChangesAsync();
        }
        foreach (var member in members)
            await studio.TellAsync(member, "test.start");
        await studio.AdvanceAsync();
        Assert.Equal($"{addresses.Length}", studio.Value("select count(*) from outbox"));
        return studio;
    }

    /// <summary>Dispatches and advances again and again until so much time has passed.</summary>
    private static async Task DispatchForAsync(RuntimeStudio studio, TimeSpan time)
    {
        for (var until = studio.Clock.Now + time; ; studio.Clock.Now += TimeSpan.FromSeconds(Math.Clamp(time.TotalSeconds / 20, 1, 60)))
        {
            await studio.DispatchAsync();
            await studio.AdvanceAsync();
            if (studio.Clock.Now >= until)
                return;
        }
    }

    private static async Task LawsAsync(RuntimeStudio studio) =>
        Assert.Empty(await studio.Get<LawChecks>().CheckAsync(studio.Clock.Now, CancellationToken.None));

    private static string? Count(RuntimeStudio studio, string state) => studio.Value(string.Create(CultureInfo.InvariantCulture, $"select count(*) from message where state = '{state}'"));

    private static string States(RuntimeStudio studio) => studio.Value("select group_concat(state, ' ') from (select state from message order by id) as found")!;
}
