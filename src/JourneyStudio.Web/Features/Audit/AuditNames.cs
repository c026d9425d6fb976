using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Content;
using JourneyStudio.Web.Shared.Localisation;

namespace JourneyStudio.Web.Features.Audit;

/// <summary>Names of what entries refer to by key: they keep keys, since names change.</summary>
/// <param name="names">All there are now; what is gone stays a key.</param>
public sealed class AuditNames(ContentNames names)
{
    private const string Between = ", ";

    /// <summary>What an entry is about.</summary>
    public string? Subject(string kind, string id) => kind switch
    {
        "staff" => Found(names.People, id),
        "unit" => Found(names.Units, id),
        "product-line" => Found(names.ProductLines, id),
        "tag" => Found(names.Tags, id),
        "session" => Found(names.Sessions, id),
        _ => null,
    };

    /// <summary>A value by the name of its field; several stand one after the other.</summary>
    public string Value(string field, string value)
    {
        var kind = field[(field.LastIndexOf('.') + 1)..] switch
        {
            "guide" or "staff" or "assignee" or "to" or "from" or "successors" => names.People,
            "store" or "stores" or "unit" or "units" or "parent" => names.Units,
            "productLine" or "productLines" => names.ProductLines,
            "tag" => names.Tags,
            "session" => names.Sessions,
            _ => null,
        };
        return kind is null ? value : string.Join(Between, value.Split(Between).Select(key => Found(kind, key) ?? key));
    }

    private static string? Found(IReadOnlyDictionary<string, LocalText> kind, string key) => kind.TryGetValue(key, out var name) ? name.In(StudioLanguages.Current) : null;
}
