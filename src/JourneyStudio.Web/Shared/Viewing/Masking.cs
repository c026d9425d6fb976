namespace JourneyStudio.Web.Shared.Viewing;

/// <summary>People's names and addresses as anyone may see them, until someone asks to see them in full.</summary>
internal static class Masking
{
    /// <summary>Stands where nothing is shown.</summary>
    public const string Hidden = "•••";

    /// <summary>云朵朵 becomes 云*朵, Yun Duoduo becomes Yun D.</summary>
    public static string Name(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [] => Hidden,
            [var only] when only.All(char.IsAscii) => only[..1] + Hidden,
            [{ Length: > 2 } only] => $"{only[0]}*{only[^1]}",
            [var only] => $"{only[0]}*",
            [var first, .., var last] => $"{first} {last[0]}.",
        };
    }

    /// <summary>The last four characters, as of phone numbers and channel ids.</summary>
    public static string End(string address) => address.Length > 4 ? $"{Hidden} {address[^4..]}" : Hidden;

    public static string Email(string email) =>
        email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? $"{email[0]}{Hidden}{email[at..]}" : Hidden;

    /// <summary>An address of any channel.</summary>
    public static string Address(string address) => address.Contains('@', StringComparison.Ordinal) ? Email(address) : End(address);
}
