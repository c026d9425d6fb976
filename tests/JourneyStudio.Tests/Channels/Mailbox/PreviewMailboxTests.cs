using System.Collections.Immutable;
using System.Text.Json;
using JourneyStudio.Channels.Mailbox;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Channels.Mailbox;

public sealed class PreviewMailboxTests
{
    private readonly Dictionary<string, (MailboxItem Item, int Copies)> kept = new(StringComparer.Ordinal);

    [Fact]
    public async Task Deliver_SameKeyTwice_IsKeptOnceAndAcceptedUnderTheSameId()
    {
        var first = await DeliverAsync(Email("1:2:0"));
        var second = await DeliverAsync(Email("1:2:0"));

        Assert.Equal(first, second);
        Assert.Equal(2, kept.Single().Value.Copies);
    }

    [Fact]
    public async Task Deliver_WeChatTemplate_KeepsTheBodyThatWouldLeave()
    {
        var message = new RenderedMessage(ChannelKeys.WeChatTemplate, "zh-CN", "报名成功", null, null, "TPL1", [new MessageField("thing1", "活动", "宝妈交流会+")], "https://club.example/t");

        await DeliverAsync(new OutgoingMessage("1:2:0", ChannelKeys.WeChatTemplate, "openid-1", message));

        var payload = kept.Single().Value.Item.Payload;
        Assert.Contains("宝妈交流会+", payload, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(payload);
        Assert.Equal("openid-1", json.RootElement.GetProperty("touser").GetString());
        Assert.Equal("TPL1", json.RootElement.GetProperty("template_id").GetString());
        Assert.Equal("宝妈交流会+", json.RootElement.GetProperty("data").GetProperty("thing1").GetProperty("value").GetString());
        Assert.Matches("^[0-9a-f]{32}$", json.RootElement.GetProperty("client_msg_id").GetString());
    }

    private static OutgoingMessage Email(string key) => new(key, ChannelKeys.Email, "a@b.example", new RenderedMessage(ChannelKeys.Email, "en", "s", "t", "<p>t</p>", null, [], null));

    private async Task<DeliveryResult> DeliverAsync(OutgoingMessage message)
    {
        var mailbox = new PreviewMailbox(KeepAsync, TimeProvider.System);
        return Assert.Single(await mailbox.Carrier.Deliver([message], CancellationToken.None));
    }

    private Task<ImmutableArray<bool>> KeepAsync(IReadOnlyList<MailboxItem> items, CancellationToken cancellationToken)
    {
        var isNew = ImmutableArray.CreateBuilder<bool>();
        foreach (var item in items)
        {
            isNew.Add(!kept.ContainsKey(item.Message.Key));
            kept[item.Message.Key] = (item, kept.GetValueOrDefault(item.Message.Key).Copies + 1);
        }
        return Task.FromResult(isNew.ToImmutable());
    }
}
