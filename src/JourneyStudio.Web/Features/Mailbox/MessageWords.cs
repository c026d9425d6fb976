using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Viewing;

namespace JourneyStudio.Web.Features.Mailbox;

internal static class MessageWords
{
    private const int ExcerptLength = 90;
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The subject, else the name of the template: a message not yet rendered has no subject.</summary>
    public static string Title(MailboxMessage item, ContentNames names) =>
        item.Received?.Subject ?? item.Message.Subject ?? ContentNames.In(names.Templates, item.Message.Template, StudioLanguages.Current);

    /// <summary>The first words of what the member reads.</summary>
    public static string Excerpt(MailboxMessage item)
    {
        var text = item.Received?.BodyText ?? item.Message.BodyText ?? string.Join(' ', item.Fields.Select(field => field.Text));
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > ExcerptLength ? line[..ExcerptLength] : line;
    }

    /// <summary>What would leave, laid out to be read, the address masked.</summary>
    public static string Payload(MailboxRow received)
    {
        var text = received.Payload;
        try
        {
            text = JsonNode.Parse(text)?.ToJsonString(Readable) ?? text;
        }
        catch (JsonException)
        {
            // not every channel speaks JSON: shown as it is
        }
        return text.Replace(received.Address, Masking.Address(received.Address), StringComparison.Ordinal);
    }
}
