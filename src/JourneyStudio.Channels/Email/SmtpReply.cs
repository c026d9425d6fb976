using System.Globalization;

namespace JourneyStudio.Channels.Email;

/// <summary>What a mail server answered.</summary>
/// <param name="Code">Three digits.</param>
/// <param name="Lines">The texts after the code, one for each line.</param>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    public bool IsGood => Code is >= 200 and < 300;

    public bool IsTransient => Code is >= 400 and < 500;

    /// <summary>The enhanced code (RFC 3463) such as <c>5.1.1</c>; null when the server gives none.</summary>
    public string? Enhanced
    {
        get
        {
            var word = Lines.Count == 0 ? "" : Lines[0].Split(' ', 2)[0];
            var parts = word.Split('.');
            return parts.Length == 3 && parts.All(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _)) ? word : null;
        }
    }

    /// <summary>Stable code of the reason: never the server's words, which may name the recipient.</summary>
    public string Reason => Enhanced is { } enhanced ? $"smtp.{Code} {enhanced}" : $"smtp.{Code}";
}
