using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions;

namespace JourneyStudio.Web.Shared.Definitions;

/// <summary>What a reader sees of an activity: its title, its family's outline, its icon, its ports' names.</summary>
/// <param name="Title">The operator's title, else the kind's name.</param>
/// <param name="Family">Family in lower case, as the style sheet names it.</param>
/// <param name="Icon">SVG of the kind; null for a kind that is unknown here.</param>
/// <param name="PortName">Names a port in the reader's language.</param>
public sealed record ActivityLook(string Title, string Family, string? Icon, Func<string, string> PortName)
{
    public static ActivityLook Of(Activity activity, ActivityCatalog catalog, string language)
    {
        if (catalog.Find(activity.Type) is not { } kind)
            return Unknown(activity.DisplayText ?? activity.Type);
        var texts = catalog.Texts(activity.Type);
        return new ActivityLook(
            activity.DisplayText ?? texts.Text(language, "name"),
            kind.Descriptor.Family.ToString().ToLowerInvariant(),
            texts.Icon,
            port => texts.Find(language, $"port.{port}") ?? port);
    }

    public static ActivityLook Unknown(string title) => new(title, "flow", null, port => port);
}
