using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using JourneyStudio.Engine.Delivery;

namespace JourneyStudio.Channels.Sms;

/// <summary>Fills the body of a call to a gateway. A value is escaped where it stands, so that none can add a field of its own.</summary>
internal static partial class SmsBody
{
    public const string Form = "application/x-www-form-urlencoded";

    public static string Fill(SmsOptions options, OutgoingMessage message) => Place().Replace(options.Body, place => Escape(options, place.Groups["what"].Value switch
    {
        "to" => message.Address,
        "text" => message.Message.Text ?? "",
        "template" => message.Message.TemplateId ?? "",
        _ => EffectIdentity.Of(message.Key),
    }));

    private static string Escape(SmsOptions options, string value) =>
        options.ContentType == Form ? Uri.EscapeDataString(value) : JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value);

    [GeneratedRegex(@"\{(?<what>to|text|template|key)\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
