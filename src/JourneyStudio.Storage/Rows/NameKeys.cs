using JourneyStudio.Engine.Content;

namespace JourneyStudio.Storage.Rows;

/// <summary>Keys of things that people name: of the English name where that has letters, and of chance.</summary>
public static class NameKeys
{
    private const int Chance = 6;

    public static string Of(LocalText names, int longest = 40)
    {
        var words = string.Concat(names.En.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-');
        return $"{(words.Length > 0 ? words[..Math.Min(words.Length, longest)].TrimEnd('-') + "-" : "")}{PublicId.New()[^Chance..]}";
    }
}
