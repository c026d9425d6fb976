using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Mailbox;

/// <summary>Addresses within the mailbox: filters and the open message live in the query.</summary>
internal static class MailboxAddress
{
    public const string Message = "message";
    public const string View = "view";

    /// <summary>The same message list with one filter changed; the open message is left.</summary>
    public static string Filtered(NavigationManager navigation, string filter, string? value) =>
        navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(StringComparer.Ordinal) { [filter] = value, [Message] = null, [View] = null });

    public static string Open(NavigationManager navigation, long? message) =>
        navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(StringComparer.Ordinal) { [Message] = message, [View] = null });
}
