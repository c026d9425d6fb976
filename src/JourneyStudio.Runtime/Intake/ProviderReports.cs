using JourneyStudio.Engine.Intake;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Runtime.Intake;

/// <summary>What providers report of messages that went out: an address that does not exist, and a member who complained, are not written to again.</summary>
internal static class ProviderReports
{
    private const string Bounced = "message.bounced";
    private const string Complained = "message.complained";

    /// <summary>The event with the change of the member that it means; others as they are. A bounce counts when it is for good (<c>hard</c>).</summary>
    public static IncomingEvent Complete(IncomingEvent occurred)
    {
        if (occurred.Name is not (Bounced or Complained) || Text(occurred, "channel") is not { } channel || !ChannelKeys.ToMembers.Contains(channel))
            return occurred;
        if (occurred.Name == Bounced && Text(occurred, "hard") is not "true")
            return occurred;
        var edit = occurred.Edit ?? new MemberEdit();
        return occurred with
        {
            Edit = edit with
            {
                Suppressed = new Dictionary<string, string> { [channel] = occurred.Name == Bounced ? "bounced" : "complained" },
                Withdrawn = occurred.Name == Complained ? [.. edit.Withdrawn, .. ChannelKeys.ToMembers.Select(any => new Consent(any, MessagePurpose.Marketing))] : edit.Withdrawn,
            },
        };
    }

    private static string? Text(IncomingEvent occurred, string property) => occurred.Properties.GetValueOrDefault(property)?.ToText();
}
