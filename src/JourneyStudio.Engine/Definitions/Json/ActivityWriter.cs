namespace JourneyStudio.Engine.Definitions;

/// <summary>Writes one activity: its identity, the settings its form knows, the format's own objects, then everything else.</summary>
internal static class ActivityWriter
{
    internal static readonly string[] MetadataKnown = ["showDescription"];
    internal static readonly string[] DesignerKnown = ["size"];

    public static void Write(CanonicalWriter json, Activity activity, IReadOnlyList<string> known)
    {
        json.Property("id", activity.Id);
        json.Property("nodeId", activity.NodeId);
        json.Property("name", activity.Name);
        json.Property("type", activity.Type);
        json.Property("version", activity.Version);
        foreach (var name in known) json.Known(activity.Settings, name);
        if (activity.CustomProperties.Count > 0) json.Property("customProperties", custom => custom.Bag(activity.CustomProperties));
        if (HasMetadata(activity)) json.Property("metadata", metadata => Metadata(metadata, activity));
        json.Bag(activity.Settings, known);
    }

    private static bool HasMetadata(Activity activity) =>
        activity.DisplayText is not null || activity.Description is not null || HasDesigner(activity) || activity.Metadata.Count > 0;

    private static bool HasDesigner(Activity activity) => activity.Position is not null || activity.Designer.Count > 0;

    private static void Metadata(CanonicalWriter json, Activity activity)
    {
        json.Property("displayText", activity.DisplayText);
        json.Property("description", activity.Description);
        json.Known(activity.Metadata, "showDescription");
        if (HasDesigner(activity)) json.Property("designer", designer => Designer(designer, activity));
        json.Bag(activity.Metadata, MetadataKnown);
    }

    private static void Designer(CanonicalWriter json, Activity activity)
    {
        if (activity.Position is { } position)
        {
            json.Property("position", at =>
            {
                at.Property("x", position.X);
                at.Property("y", position.Y);
            });
        }

        json.Known(activity.Designer, "size");
        json.Bag(activity.Designer, DesignerKnown);
    }
}
