using System.Text;

namespace JourneyStudio.Engine.Rules;

/// <summary>Sets a space between Chinese characters and Latin letters or digits, names in quotes left as they are.</summary>
internal static class ChineseSpacing
{
    public static string Of(string text)
    {
        var spaced = new StringBuilder(text.Length + 8);
        var quoted = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted == 0 && i > 0 && (IsChinese(text[i - 1]) && char.IsAsciiLetterOrDigit(text[i]) || char.IsAsciiLetterOrDigit(text[i - 1]) && IsChinese(text[i])))
                spaced.Append(' ');
            spaced.Append(text[i]);
            if (text[i] is '「' or '“') quoted++;
            if (text[i] is '」' or '”') quoted--;
        }

        return spaced.ToString();
    }

    private static bool IsChinese(char c) => c is >= '\u4e00' and <= '\u9fff';
}
