using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Channels.Mailbox;

/// <summary>The body that would leave for a channel's provider.</summary>
internal static class WirePayload
{
    // WeChat refuses \u escapes (error 40033), and people read these payloads.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(OutgoingMessage outgoing) => outgoing.Channel switch
    {
        ChannelKeys.WeChatTemplate => WeChatTemplate(outgoing).ToJsonString(Plain),
        _ => Email(outgoing).ToJsonString(Plain),
    };

    private static JsonObject WeChatTemplate(OutgoingMessage outgoing)
    {
        var body = new JsonObject { ["touser"] = outgoing.Address, ["template_id"] = outgoing.Message.TemplateId ?? "" };
        if (outgoing.Message.Link is { } link)
            body["url"] = link;
        body["client_msg_id"] = EffectIdentity.Of(outgoing.Key);
        body["data"] = new JsonObject(outgoing.Message.Fields.Select(f => KeyValuePair.Create<string, JsonNode?>(f.Name, new JsonObject { ["value"] = f.Text })));
        return body;
    }

    private static JsonObject Email(OutgoingMessage outgoing) => new()
    {
        ["messageId"] = $"<{EffectIdentity.Of(outgoing.Key)}@journeystudio>",
        ["to"] = outgoing.Address,
        ["subject"] = outgoing.Message.Subject,
        ["text"] = outgoing.Message.Text,
        ["html"] = outgoing.Message.Html,
    };
}
