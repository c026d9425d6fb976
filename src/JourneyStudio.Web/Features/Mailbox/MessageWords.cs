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
    public static string Title(MailboxMessage item, ContentNames names, PersonalMask mask) =>
        (item.Received?.Subject ?? item.Message.Subject) is { } subject ? mask.Text(subject) : ContentNames.In(names.Templates, item.Message.Template, StudioLanguages.Current);

    /// <summary>The first words of what the member reads.</summary>
    public static string Excerpt(MailboxMessage item, PersonalMask mask)
    {
        var text = item.Received?.BodyText ?? item.Message.BodyText ?? string.Join(' ', item.Fields.Select(field => field.Text));
        var line = string.Join(' ', mask.Text(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > ExcerptLength ? line[..ExcerptLength] : line;
    }

    /// <summary>What would leave, laid out to be read.</summary>
    public static string Payload(MailboxRow received, PersonalMask mask)
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
        return mask.Text(text.Replace(received.Address, mask.Address(received.Address), StringComparison.Ordinal));
    }
}
