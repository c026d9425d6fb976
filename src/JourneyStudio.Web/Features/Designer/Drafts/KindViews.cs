using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions;

namespace JourneyStudio.Web.Features.Designer.Drafts;

/// <summary>Kinds of activities in a language.</summary>
internal static class KindViews
{
    public static string Family(ActivityKind? kind) => kind?.Descriptor.Family.ToString().ToLowerInvariant() ?? "flow";

    public static IReadOnlyList<KindView> All(ActivityCatalog catalog, string language) => [.. catalog.Kinds.Select(kind => Of(kind, catalog.Texts(kind.Descriptor.Type), language))];

    public static IReadOnlyList<PortView> Ports(BoundActivity activity, ActivityTexts texts, string language) => activity.Ports is [{ Name: Port.Done }]
        ? [new PortView(Port.Done, "")]
        : [.. activity.Ports.Select(port => new PortView(port.Name, texts.Find(language, $"port.{port.Name}") ?? port.Name))];

    private static KindView Of(ActivityKind kind, ActivityTexts texts, string language)
    {
        var type = kind.Descriptor.Type;
        return new KindView
        {
            Type = type,
            Version = kind.Descriptor.Version,
            Family = Family(kind),
            Name = texts.Text(language, "name"),
            Description = texts.Text(language, "description"),
            Icon = Icon(texts.Icon),
            HasInput = kind.Descriptor.HasInput,
            Ports = Ports(kind.Bind(new Activity { Id = "new", Type = type }), texts, language),
        };
    }

    /// <summary>The drawing of an icon file inside an element of ours, which has the size and stroke of all icons.</summary>
    public static string Icon(string svg)
    {
        var start = svg.IndexOf('>', svg.IndexOf("<svg", StringComparison.Ordinal)) + 1;
        var end = svg.LastIndexOf("</svg>", StringComparison.Ordinal);
        return $"""<svg class="i" viewBox="0 0 24 24">{svg[start..end].Trim()}</svg>""";
    }
}
