namespace JourneyStudio.Engine.Definitions;

/// <summary>Reads one activity; what is not of the format itself becomes a setting.</summary>
internal static class ActivityReader
{
    public static Activity Read(ObjectReader json)
    {
        var id = json.Required("id");
        json.Activity = id;
        var activity = new Activity
        {
            Id = id,
            Type = json.Required("type"),
            Version = json.Integer("version") ?? 1,
            Name = json.Text("name"),
            NodeId = json.Text("nodeId"),
            CustomProperties = json.Object("customProperties").Rest(),
        };
        var metadata = json.Object("metadata");
        var designer = metadata.Object("designer");
        return activity with
        {
            DisplayText = metadata.Text("displayText"),
            Description = metadata.Text("description"),
            Position = designer.ObjectOrNull("position") is { } at ? new Position(at.Number("x"), at.Number("y")) : null,
            Designer = designer.Rest(ActivityWriter.DesignerKnown),
            Metadata = metadata.Rest(ActivityWriter.MetadataKnown),
            Settings = json.Rest(),
        };
    }
}
