using JourneyStudio.Engine.Content;

namespace JourneyStudio.Storage.Content;

/// <summary>Names by key of what journeys and members refer to.</summary>
public sealed record ContentNames
{
    public required IReadOnlyDictionary<string, LocalText> Tags { get; init; }
    public required IReadOnlyDictionary<string, LocalText> Templates { get; init; }
    public required IReadOnlyDictionary<string, LocalText> Forms { get; init; }
    public required IReadOnlyDictionary<string, LocalText> Coupons { get; init; }
    public required IReadOnlyDictionary<string, LocalText> Sessions { get; init; }

    /// <summary>Staff by key.</summary>
    public IReadOnlyDictionary<string, LocalText> People { get; init; } = None;

    /// <summary>Stores and other units by key.</summary>
    public IReadOnlyDictionary<string, LocalText> Units { get; init; } = None;

    public IReadOnlyDictionary<string, LocalText> ProductLines { get; init; } = None;

    private static IReadOnlyDictionary<string, LocalText> None { get; } = new Dictionary<string, LocalText>();

    /// <summary>The name in the language, or the key when nothing has it (any more).</summary>
    public static string In(IReadOnlyDictionary<string, LocalText> names, string key, string language) =>
        names.TryGetValue(key, out var name) ? name.In(language) : key;
}
