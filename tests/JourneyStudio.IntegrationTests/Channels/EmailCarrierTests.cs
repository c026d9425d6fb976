using System.Collections.Immutable;
using JourneyStudio.Channels.Email;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.IntegrationTests.Channels;

/// <summary>Mails over a real conversation with a server in another process.</summary>
public sealed class EmailCarrierTests
{
    [Fact]
    public async Task Deliver_EncryptedAndSignedIn_ManyOverOneConnection()
    {
        await using var peer = await SmtpPeer.StartAsync(encrypted: true);

        var results = await DeliverAsync(peer.Options(encrypted: true), To("a"), To("b"), To("c"));

        Assert.All(results, result => Assert.IsType<DeliveryResult.Accepted>(result));
        var mails = await peer.MailsAsync(3);
        Assert.Equal(["a@club.example", "b@club.example", "c@club.example"], mails.Select(mail => mail.To));
        Assert.All(mails, mail => Assert.Equal((true, SmtpPeer.User), (mail.Encrypted, mail.User)));
        Assert.Equal(1, peer.Connections);
    }

    [Fact]
    public async Task Deliver_OneRecipientRefused_TouchesNoOther()
    {
        await using var peer = await SmtpPeer.StartAsync();

        var results = await DeliverAsync(peer.Options(), To("a"), To("gone"), To("busy"), To("late"), To("spam"), To("full"), To("b"));

        Assert.Equal(["a@club.example", "b@club.example"], (await peer.MailsAsync(2)).Select(mail => mail.To));
        Assert.Equal("smtp.550 5.1.1", Assert.IsType<DeliveryResult.Rejected>(results[1]).Code);
        Assert.Equal(new DeliveryResult.Deferred("smtp.450 4.2.0", TimeSpan.FromMinutes(15)), results[2]);
        Assert.Equal(new DeliveryResult.Deferred("smtp.451 4.3.0", TimeSpan.FromMinutes(15)), results[3]);
        Assert.Equal("smtp.554 5.7.1", Assert.IsType<DeliveryResult.Rejected>(results[4]).Code);
        Assert.Equal("smtp.552 5.2.2", Assert.IsType<DeliveryResult.Rejected>(results[5]).Code);
        Assert.Equal(1, peer.Connections);
    }

    [Theory]
    [InlineData("gone", true)]
    [InlineData("full", false)]
    [InlineData("policy", false)]
    [InlineData("spam", false)]
    public async Task Deliver_RefusedForGood_SuppressesTheAddressOnlyWhenThereIsNoSuchMailbox(string recipient, bool dead)
    {
        await using var peer = await SmtpPeer.StartAsync();

        var result = Assert.Single(await DeliverAsync(peer.Options(), To(recipient)));

        Assert.Equal(dead, Assert.IsType<DeliveryResult.Rejected>(result).AddressIsDead);
    }

    [Theory]
    [InlineData("drop", "smtp.connection-lost")]
    [InlineData("silent", "smtp.no-answer")]
    public async Task Deliver_NoAnswerAfterTheMail_IsUnknownAndTheNextGoesOn(string recipient, string reason)
    {
        await using var peer = await SmtpPeer.StartAsync();

        var results = await DeliverAsync(peer.Options(), To(recipient), To("b"));

        Assert.Equal(new DeliveryResult.Unknown(reason), results[0]);
        Assert.IsType<DeliveryResult.Accepted>(results[1]);
        Assert.Equal(2, (await peer.MailsAsync(2)).Count);
    }

    [Theory]
    [InlineData("cut", "smtp.connection-lost")]
    [InlineData("mute", "smtp.no-answer")]
    public async Task Deliver_NoAnswerBeforeTheMail_CertainlyDidNotLeave(string recipient, string reason)
    {
        await using var peer = await SmtpPeer.StartAsync();

        var results = await DeliverAsync(peer.Options(), To(recipient), To("b"));

        Assert.Equal(new DeliveryResult.Deferred(reason), results[0]);
        Assert.IsType<DeliveryResult.Accepted>(results[1]);
        Assert.Single(await peer.MailsAsync(1));
    }

    [Fact]
    public async Task Deliver_SlowServer_IsWaitedFor()
    {
        await using var peer = await SmtpPeer.StartAsync();

        Assert.IsType<DeliveryResult.Accepted>(Assert.Single(await DeliverAsync(peer.Options(), To("slow"))));
    }

    [Fact]
    public async Task Deliver_ServerThatAnswersTwice_IsNotBelievedForTheNextMail()
    {
        await using var peer = await SmtpPeer.StartAsync();

        var results = await DeliverAsync(peer.Options(), To("twice"), To("gone"), To("twice"), To("b"));

        Assert.Equal("accepted rejected accepted accepted", string.Join(' ', results.Select(result => result.GetType().Name.ToLowerInvariant())));
        Assert.Equal(["twice@club.example", "twice@club.example", "b@club.example"], (await peer.MailsAsync(3)).Select(mail => mail.To));
    }

    [Fact]
    public async Task Deliver_ServerHungUpMeanwhile_BeginsANewConversation()
    {
        await using var peer = await SmtpPeer.StartAsync();
        await using var carrier = new EmailCarrier(peer.Options(), TimeProvider.System);

        Assert.IsType<DeliveryResult.Accepted>((await carrier.Carrier.Deliver([To("hangup")], CancellationToken.None))[0]);
        await peer.HeardAsync("hungUp");
        var results = await carrier.Carrier.Deliver([To("a"), To("b")], CancellationToken.None);

        Assert.All(results, result => Assert.IsType<DeliveryResult.Accepted>(result));
        Assert.Equal(3, (await peer.MailsAsync(3)).Count);
    }

    [Fact]
    public async Task Deliver_CertificateNotTrusted_SendsNothing()
    {
        await using var peer = await SmtpPeer.StartAsync(encrypted: true);
        var options = peer.Options(encrypted: true);
        options.CertificateAuthority = "";

        Assert.Equal(new DeliveryResult.NotTried("smtp.certificate"), Assert.Single(await DeliverAsync(options, To("a"))));
    }

    [Fact]
    public async Task Deliver_ServerWithoutEncryption_SendsNothing()
    {
        await using var peer = await SmtpPeer.StartAsync();
        var options = peer.Options();
        options.Security = EmailSecurity.StartTls;

        Assert.Equal(new DeliveryResult.NotTried("smtp.no-starttls"), Assert.Single(await DeliverAsync(options, To("a"))));
    }

    [Fact]
    public async Task Deliver_WrongPassword_LeavesAllWaiting()
    {
        await using var peer = await SmtpPeer.StartAsync(encrypted: true);
        var options = peer.Options(encrypted: true);
        options.Password = "wrong";

        var results = await DeliverAsync(options, To("a"), To("b"));

        Assert.All(results, result => Assert.StartsWith("smtp.535", Assert.IsType<DeliveryResult.NotTried>(result).Code, StringComparison.Ordinal));
        Assert.Empty(await peer.MailsAsync(0));
    }

    [Fact]
    public async Task Deliver_NobodyListens_LeavesAllWaiting()
    {
        var options = new EmailOptions { Host = "localhost", Port = 1, Security = EmailSecurity.None, From = "club@brand.example" };

        Assert.All(await DeliverAsync(options, To("a"), To("b")), result => Assert.Equal(new DeliveryResult.NotTried("smtp.unreachable"), result));
    }

    [Theory]
    [InlineData("a@b.example>\r\nRCPT TO:<evil@x.example")]
    [InlineData("a b@c.example")]
    [InlineData("no-address")]
    public async Task Deliver_AddressThatIsNone_IsRejectedUnsaid(string address)
    {
        await using var peer = await SmtpPeer.StartAsync();

        Assert.IsType<DeliveryResult.Rejected>(Assert.Single(await DeliverAsync(peer.Options(), Mail(address))));
        Assert.Empty(await peer.MailsAsync(0));
    }

    private static async Task<ImmutableArray<DeliveryResult>> DeliverAsync(EmailOptions options, params OutgoingMessage[] messages)
    {
        await using var carrier = new EmailCarrier(options, TimeProvider.System);
        return await carrier.Carrier.Deliver(messages, CancellationToken.None);
    }

    private static OutgoingMessage To(string recipient) => Mail($"{recipient}@club.example");

    private static OutgoingMessage Mail(string address) =>
        new($"1:2:{address.Length}", ChannelKeys.Email, address, new RenderedMessage(ChannelKeys.Email, "zh-CN", "报名成功", "谢谢", "<p>谢谢</p>", null, [], null));
}
