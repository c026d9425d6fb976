namespace JourneyStudio.Engine.Definitions.Importing;

/// <summary>Keys that may stand in addresses and in names of files: letters, digits, dots and dashes, at most 100, a letter or digit first.</summary>
public static class PlainKey
{
    private const int Longest = 100;

    /// <summary>Whether it is one.</summary>
    public static bool Is(string key) => key.Length is > 0 and <= Longest && char.IsLetterOrDigit(key[0]) && key.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_');
}
