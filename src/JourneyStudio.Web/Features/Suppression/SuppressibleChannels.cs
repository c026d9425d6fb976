using System.Text.RegularExpressions;
using JourneyStudio.Engine.Members;
using JourneyStudio.Web.Shared.Viewing;

namespace JourneyStudio.Web.Features.Suppression;

/// <summary>The accounts that have an address to be suppressed, and how an address of each is written.</summary>
internal static partial class SuppressibleChannels
{
    private const int LongestAddress = 200;

    public static readonly IReadOnlyList<string> All = [.. ChannelKeys.ToMembers.Where(channel => ChannelKeys.Account(channel) == channel && channel != ChannelKeys.InApp)];

    /// <summary>The address as it is kept; null when nobody can be reached there.</summary>
    public static string? Read(string channel, string typed)
    {
        var text = channel == ChannelKeys.Sms ? Separators().Replace(typed, "") : typed.Trim();
        return channel switch
        {
            _ when text.Length is 0 or > LongestAddress => null,
            ChannelKeys.Email => Email().IsMatch(text) ? text : null,
            ChannelKeys.Sms => Phone().IsMatch(text) ? text : null,
            _ => text.Any(char.IsWhiteSpace) ? null : text,
        };
    }

    /// <summary>As people may see it: the list keeps mail addresses in one case.</summary>
    public static string Mask(string channel, string address) => Masking.Address(channel == ChannelKeys.Email ? address.ToLowerInvariant() : address);

    [GeneratedRegex(@"[\s().-]", RegexOptions.None, 1_000)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^\+[1-9]\d{5,14}$", RegexOptions.None, 1_000)]
    private static partial Regex Phone();

    [GeneratedRegex(@"^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$", RegexOptions.None, 1_000)]
    private static partial Regex Email();
}
