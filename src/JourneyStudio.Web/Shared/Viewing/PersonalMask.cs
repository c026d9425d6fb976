using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using JourneyStudio.Storage.Members;

namespace JourneyStudio.Web.Shared.Viewing;

/// <summary>Takes out of texts about one member what tells who they are, and leaves the rest readable. See decision 0040.</summary>
public sealed partial class PersonalMask
{
    private const int ShortestInText = 2;
    private static readonly ImmutableHashSet<string> Names = ["name", "babyName", "childName", "contactName"];
    private static readonly ImmutableHashSet<string> Ids = ["phone", "externalId", "address", "openId", "unionId", "openid", "unionid", "wechat", "wecom"];
    private static readonly ImmutableHashSet<string> Places = ["city", "district", "street"];
    private readonly ImmutableHashSet<string> hidden;
    private readonly ImmutableArray<(string Text, string Instead)> known;
    private readonly bool shows;
    private readonly bool mayLook;

    private PersonalMask(ImmutableHashSet<string> hidden, ImmutableArray<(string Text, string Instead)> known, bool shows, bool mayLook) =>
        (this.hidden, this.known, this.shows, this.mayLook) = (hidden, known, shows, mayLook);

    /// <summary>Hides nothing.</summary>
    public static PersonalMask None { get; } = new([], [], shows: true, mayLook: true);

    /// <param name="book">What is known of the members of a page.</param>
    /// <param name="member">Number of the member.</param>
    /// <param name="mayLook">Whether the reader may look behind the mask: they see the city without looking, the others never.</param>
    public static PersonalMask Of(PersonalBook book, long member, bool mayLook)
    {
        var facts = book.Of(member);
        IEnumerable<(string, string)> secrets = [.. facts.Addresses.Select(text => (text, Masking.Address(text))), .. facts.FormerNames.Prepend(facts.Name).Select(text => (text, Masking.Name(text))), .. facts.Others.Select(text => (text, Masking.Hidden)), (mayLook ? "" : facts.City ?? "", Masking.Hidden)];
        return new(book.Attributes, [.. secrets.Where(pair => pair.Item1.Length >= ShortestInText).SelectMany(Spellings).Distinct().OrderByDescending(pair => pair.Text.Length)], shows: false, mayLook);
    }

    /// <summary>A text somebody wrote or a template made: plain, HTML or JSON.</summary>
    public string Text(string text)
    {
        if (shows || text.Length == 0)
            return text;
        foreach (var (spelled, instead) in known)
            text = Replaced(text, spelled, instead);
        text = Mails().Replace(text, found => Masking.Email(found.Value));
        return Phones().Replace(text, found => Masking.End(found.Value));
    }

    public string Name(string name) => shows ? name : Masking.Name(name);

    public string Address(string address) => shows ? address : Masking.Address(address);

    /// <summary>Where somebody lives.</summary>
    public string City(string city) => shows || mayLook ? city : Masking.Hidden;

    /// <summary>A value by the key under which it is kept: an attribute, a property of an event, a field of a form.</summary>
    public string Value(string key, string value)
    {
        if (shows || value.Length == 0)
            return value;
        var plain = key.StartsWith("old.", StringComparison.Ordinal) || key.StartsWith("new.", StringComparison.Ordinal) ? key[4..] : key;
        return plain switch
        {
            _ when Names.Contains(plain) => Masking.Name(value),
            "email" => Masking.Email(value),
            _ when Ids.Contains(plain) => Masking.End(value),
            _ when Places.Contains(plain) => City(value),
            _ when hidden.Contains(plain) => Masking.Hidden,
            _ => Text(value),
        };
    }

    /// <summary>Where it stands as a word of its own: Ann is not in Annual. Chinese has no such borders.</summary>
    private static string Replaced(string text, string spelled, string instead)
    {
        for (var at = text.IndexOf(spelled, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(spelled, at, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + spelled.Length;
            var within = (at > 0 && char.IsAsciiLetterOrDigit(spelled[0]) && char.IsAsciiLetterOrDigit(text[at - 1]))
                || (end < text.Length && char.IsAsciiLetterOrDigit(spelled[^1]) && char.IsAsciiLetterOrDigit(text[end]));
            if (!within)
                text = string.Concat(text.AsSpan(0, at), instead, text.AsSpan(end));
            at = within ? end : at + instead.Length;
        }
        return text;
    }

    /// <summary>As it stands in plain text, in HTML and in JSON.</summary>
    private static IEnumerable<(string Text, string Instead)> Spellings((string Text, string Instead) secret) =>
    [
        secret, (HtmlEncoder.Default.Encode(secret.Text), secret.Instead), (System.Net.WebUtility.HtmlEncode(secret.Text), secret.Instead),
        (JsonEncodedText.Encode(secret.Text).ToString(), secret.Instead), (JsonEncodedText.Encode(secret.Text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(), secret.Instead), (Uri.EscapeDataString(secret.Text), secret.Instead),
    ];

    /// <summary>Begins only where a word does, so that a long text without any is read once.</summary>
    [GeneratedRegex(@"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(\.[\w-]{1,63}){1,8}", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Mails();

    /// <summary>Numbers as long as phones have them, unless they are part of an address on the web or of an id.</summary>
    [GeneratedRegex(@"(?<![\w/=.&;#-])\+?\d{10,15}(?![\w.-]*\w)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Phones();
}
