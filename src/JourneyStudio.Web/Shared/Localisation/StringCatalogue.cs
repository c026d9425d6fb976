using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace JourneyStudio.Web.Shared.Localisation;

/// <summary>The strings of every folder, embedded as <c>strings.en.json</c> and <c>strings.zh.json</c>.</summary>
internal sealed class StringCatalogue
{
    private const string SharedFolder = "JourneyStudio.Web.Shared";
    private readonly FrozenDictionary<(string Folder, string Language), FrozenDictionary<string, string>> folders;

    public StringCatalogue(Assembly assembly) =>
        folders = assembly.GetManifestResourceNames().Select(Address).OfType<ResourceAddress>()
            .ToFrozenDictionary(a => (a.Folder, a.Language), a => Read(assembly, a.Resource));

    /// <summary>The text of a key, looked up from the type's folder outwards and last in Shared; null when nobody has it.</summary>
    public string? Find(string folder, string key, string language)
    {
        for (var at = folder; at.Length > 0; at = Parent(at))
        {
            if (folders.TryGetValue((at, language), out var strings) && strings.TryGetValue(key, out var text))
                return text;
        }
        return folders.GetValueOrDefault((SharedFolder, language))?.GetValueOrDefault(key);
    }

    public IEnumerable<string> Keys(string folder, string language) => folders.GetValueOrDefault((folder, language))?.Keys ?? [];

    private static string Parent(string folder) => folder.LastIndexOf('.') is > 0 and var dot ? folder[..dot] : "";

    private static ResourceAddress? Address(string resource)
    {
        var parts = resource.Split('.');
        return parts is [.., "strings", var language, "json"]
            ? new ResourceAddress(resource, string.Join('.', parts[..^3]), language)
            : null;
    }

    private static FrozenDictionary<string, string> Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private sealed record ResourceAddress(string Resource, string Folder, string Language);
}
