using System.Globalization;
using System.Text;
using JourneyStudio.Engine.Delivery;

namespace JourneyStudio.Channels.Email;

/// <summary>The source of a mail: headers, plain text and HTML. The same message gives the same source in every attempt, but for its date.</summary>
internal static class MailSource
{
    public static byte[] Of(OutgoingMessage outgoing, EmailOptions options, string to, DateTimeOffset now)
    {
        var message = outgoing.Message;
        var source = new StringBuilder()
            .Append(MailHeader.Address("From", options.FromName, options.From))
            .Append(MailHeader.Plain("To", to))
            .Append(MailHeader.Text("Subject", message.Subject ?? ""))
            .Append(MailHeader.Plain("Date", now.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture)))
            .Append(MailHeader.Plain("Message-ID", MessageId(outgoing.Key, options)))
            .Append(MailHeader.Plain("MIME-Version", "1.0"));
        if (options.ReplyTo.Length > 0)
            source.Append(MailHeader.Plain("Reply-To", options.ReplyTo));
        if (message.UnsubscribeLink is { } link && Uri.TryCreate(link, UriKind.Absolute, out var address))
        {
            source.Append(MailHeader.Plain("List-Unsubscribe", $"<{address.AbsoluteUri}>"));
            // Promises that a POST to the link is enough: RFC 8058 allows that for https only.
            if (address.Scheme == Uri.UriSchemeHttps)
                source.Append(MailHeader.Plain("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        }
        AppendBody(source, message.Text, message.Html, EffectIdentity.Of(outgoing.Key));
        return Encoding.UTF8.GetBytes(source.ToString());
    }

    public static string MessageId(string key, EmailOptions options) => $"<{EffectIdentity.Of(key)}@{MailAddresses.Domain(options.From)}>";

    private static void AppendBody(StringBuilder source, string? text, string? html, string identity)
    {
        if (html is null)
        {
            AppendPart(source, "text/plain", text ?? "");
            return;
        }
        if (string.IsNullOrEmpty(text))
        {
            AppendPart(source, "text/html", html);
            return;
        }
        var boundary = $"=_{identity}";
        source.Append(MailHeader.Plain("Content-Type", $"multipart/alternative;\r\n boundary=\"{boundary}\"")).Append("\r\n");
        AppendPart(source.Append("--").Append(boundary).Append("\r\n"), "text/plain", text);
        AppendPart(source.Append("--").Append(boundary).Append("\r\n"), "text/html", html);
        source.Append("--").Append(boundary).Append("--\r\n");
    }

    /// <summary>Base64 keeps every line short and every character whole, and no line of it begins with a dot.</summary>
    private static void AppendPart(StringBuilder source, string type, string content) => source
        .Append(MailHeader.Plain("Content-Type", $"{type}; charset=utf-8"))
        .Append(MailHeader.Plain("Content-Transfer-Encoding", "base64"))
        .Append("\r\n")
        .Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(Lines(content)), Base64FormattingOptions.InsertLineBreaks))
        .Append("\r\n");

    private static string Lines(string text) => text.ReplaceLineEndings("\r\n");
}
