using System.Globalization;
using System.Text;

namespace JourneyStudio.Channels.Email;

/// <summary>Addresses as they may stand in a command or a header.</summary>
internal static class MailAddresses
{
    private const int Longest = 254;
    private static readonly IdnMapping Domains = new();

    /// <summary>Whether the address can be said to a mail server at all. A control character, a space or a bracket would end the command and begin another.</summary>
    public static bool IsSound(string address)
    {
        var at = address.LastIndexOf('@');
        return at > 0 && at < address.Length - 1 && address.Length <= Longest
            && !address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '<' or '>' or '"' or '\\' or ',' or ';' or ':' or '(' or ')');
    }

    /// <summary>The address with its domain in ASCII; null when the domain is none.</summary>
    public static string? OnTheWire(string address)
    {
        if (!IsSound(address))
            return null;
        var at = address.LastIndexOf('@');
        try
        {
            return address[..(at + 1)] + Domains.GetAscii(address[(at + 1)..]);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Only a server that knows SMTPUTF8 takes a name before the @ that is not ASCII.</summary>
    public static bool NeedsUtf8(string address) => !Ascii.IsValid(address);

    public static string Domain(string address) => address[(address.LastIndexOf('@') + 1)..];
}
