using JourneyStudio.Channels.Email;
using JourneyStudio.Engine.Members;
using JourneyStudio.IntegrationTests.Channels;
using JourneyStudio.Runtime.Dispatch;
using JourneyStudio.Storage.Laws;
using JourneyStudio.Storage.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.IntegrationTests.Runtime;

/// <summary>A mail server that misbehaves, under the whole runtime: what is recorded, what leaves, and what never leaves twice.</summary>
public sealed class MailFaultTests
{
    private static readonly string Sends = Journeys.Row(
        ("start", "EventTrigger", """{"event":"test.start"}""", "Done"), ("send", "SendEmail", """{"template":"signup-success","expiresAfter":"P3D"}""", ""));

    [Fact]
    public async Task Dispatch_ServerThatMisbehaves_EndsEachMailForItselfAndSendsNoneTwice()
    {
        await using var peer = await SmtpPeer.StartAsync();
        await using var studio = await SendingAsync(peer, "a", "gone", "drop", "busy", "silent", "spam", "b");

        await studio.DispatchAsync();

        Assert.Equal("sent failed unknown pending unknown failed sent", States(studio));
        Assert.Equal("bounced", studio.Value("select reason from suppression"));
        Assert.Equal("GONE-2@CLUB.EXAMPLE", studio.Value("select address from suppression"));

        studio.Clock.Now += TimeSpan.FromHours(1);
        await studio.DispatchAsync();
        await studio.DispatchAsync();
        Assert.Equal("sent failed unknown pending unknown failed sent", States(studio));
        // Those that it took, each once: nothing that may have arrived went out again.
        Assert.Equal(["a-1", "b-7", "drop-3", "silent-5"], (await peer.MailsAsync(4)).Select(mail => mail.To.Split('@')[0]).Order(StringComparer.Ordinal));
        Assert.Empty(await studio.Get<LawChecks>().CheckAsync(studio.Clock.Now, CancellationToken.None));
    }

    [Fact]
    public async Task Dispatch_ServerThatCannotBeReached_LeavesTheMailsWaitingAndCountsNoAttempt()
    {
        var peer = await SmtpPeer.StartAsync();
        await using var studio = await SendingAsync(peer, "a", "b");
        await peer.DisposeAsync();

        await studio.DispatchAsync();

        Assert.Equal("pending pending", States(studio));
        Assert.Equal("smtp.unreachable", studio.Value("select distinct reason from message"));
        Assert.Equal("0", studio.Value("select sum(attempts) from outbox"));
    }

    private static async Task<RuntimeStudio> SendingAsync(SmtpPeer peer, params string[] recipients)
    {
        var carrier = new EmailCarrier(peer.Options(), TimeProvider.System);
        var studio = await RuntimeStudio.OpenAsync(services => services.AddSingleton(carrier).AddSingleton(new CarrierDirectory(carrier.Carrier)));
        await studio.Workspace.AddClubAsync();
        await studio.PublishAsync(Sends);
        var members = await studio.Workspace.AddMembersAsync(recipients.Length);
        await using (var context = studio.Storage.Context())
        {
            foreach (var (member, i) in members.Select((member, i) => (member.Value, i)))
            {
                var row = await context.Set<MemberAddressRow>().SingleAsync(row => row.MemberId == member && row.Channel == ChannelKeys.Email);
                row.Address = $"{recipients[i]}-{i + 1}@club.example";
            }
            await context.SaveChangesAsync();
        }
        foreach (var member in members)
            await studio.TellAsync(member, "test.start", properties: [(RecordKinds.Session, Workspace.Session)]);
        await studio.AdvanceAsync();
        Assert.Equal($"{recipients.Length}", studio.Value("select count(*) from outbox"));
        return studio;
    }

    private static string States(RuntimeStudio studio) => studio.Value("select group_concat(state, ' ') from (select state from message order by id) as found")!;
}
