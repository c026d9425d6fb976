using System.Collections.Frozen;
using System.Text;

namespace JourneyStudio.Engine.Members;

/// <summary>Recognises a text message that asks for no more of them: the words that operators and law know (退订回T).</summary>
public static class OptOut
{
    /// <summary>Reason under which the address stands on the suppression list.</summary>
    public const string Reason = "opted-out";

    private static readonly FrozenSet<string> Words = new[] { "T", "TD", "N", "R", "0000", "退订", "取消", "STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the event is such a message: <c>message.received</c> on <see cref="ChannelKeys.Sms"/> that says one of the words and nothing else.</summary>
    public static bool Is(string eventName, IReadOnlyDictionary<string, AttributeValue> properties) =>
        eventName == "message.received"
        && properties.TryGetValue("channel", out var channel) && channel.ToText() == ChannelKeys.Sms
        && properties.TryGetValue("text", out var text) && Words.Contains(text.ToText().Normalize(NormalizationForm.FormKC).Trim().ToUpperInvariant());
}
