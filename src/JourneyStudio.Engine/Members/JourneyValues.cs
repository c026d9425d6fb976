using System.Collections.Immutable;

namespace JourneyStudio.Engine.Members;

/// <summary>Values that an enrollment remembers under names, for as long as it lasts. Rules ask for one as the attribute <c>journey.NAME</c>, templates print it as <c>{{journey.NAME}}</c>.</summary>
public static class JourneyValues
{
    /// <summary>What stands before the name where a rule asks for the value.</summary>
    public const string Prefix = "journey.";

    /// <summary>Longest name.</summary>
    public const int Longest = 40;

    /// <summary>No values.</summary>
    public static ImmutableSortedDictionary<string, AttributeValue> None { get; } = ImmutableSortedDictionary.Create<string, AttributeValue>(StringComparer.Ordinal);

    /// <summary>Whether it can be a name: letters, digits and underscores, a letter first, at most 40.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= Longest && char.IsLetter(name[0]) && name.All(letter => char.IsLetterOrDigit(letter) || letter == '_');

    /// <summary>The name of the value that a rule asks for by this attribute; null when it asks for an attribute of the member.</summary>
    public static string? NameIn(string attribute) => attribute.StartsWith(Prefix, StringComparison.Ordinal) ? attribute[Prefix.Length..] : null;
}
