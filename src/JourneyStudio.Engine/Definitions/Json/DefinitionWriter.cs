namespace JourneyStudio.Engine.Definitions;

/// <summary>Writes the canonical form: known properties in the order below, unknown ones after them in file order.</summary>
internal sealed class DefinitionWriter(Func<string, IReadOnlyList<string>> settingOrder)
{
    private static readonly string[] BeforeVersion = ["id", "tenantId", "createdAt"];
    private static readonly string[] AfterVersion = ["variables", "inputs", "outputs", "outcomes"];
    private static readonly string[] AfterCustom = ["isReadonly", "isSystem", "isLatest", "isPublished", "options"];
    internal static readonly string[] TopKnown = [.. BeforeVersion, .. AfterVersion, .. AfterCustom];
    internal static readonly string[] RootKnown = ["nodeId", "name", "customProperties", "metadata", "variables"];

    public string Write(JourneyDefinition definition)
    {
        var json = new CanonicalWriter();
        json.Object(o => Write(o, definition));
        return json + "\n";
    }

    public void Write(CanonicalWriter json, JourneyDefinition definition)
    {
        json.Property("$schema", definition.Schema);
        json.Known(definition.Extra, "id");
        json.Property("definitionId", definition.DefinitionId);
        json.Known(definition.Extra, "tenantId");
        json.Property("name", definition.Name);
        json.Property("description", definition.Description);
        json.Known(definition.Extra, "createdAt");
        json.Property("version", definition.Version);
        json.Property("toolVersion", definition.ToolVersion);
        foreach (var name in AfterVersion) json.Known(definition.Extra, name);
        if (!definition.Rules.IsEmpty || definition.CustomProperties.Count > 0)
        {
            json.Property("customProperties", custom =>
            {
                if (!definition.Rules.IsEmpty) custom.Property("journey", rules => RulesWriter.Write(rules, definition.Rules));
                custom.Bag(definition.CustomProperties);
            });
        }

        foreach (var name in AfterCustom) json.Known(definition.Extra, name);
        json.Property("root", root => Root(root, definition));
        json.Bag(definition.Extra, TopKnown);
    }

    private void Root(CanonicalWriter json, JourneyDefinition definition)
    {
        var root = definition.Root;
        json.Property("id", root.Id);
        json.Known(root.Extra, "nodeId");
        json.Known(root.Extra, "name");
        json.Property("type", root.Type);
        json.Property("version", root.Version);
        json.Known(root.Extra, "customProperties");
        json.Known(root.Extra, "metadata");
        if (root.Type == Flowchart.TypeName) json.Property("activities", definition.Activities, Activity);
        json.Known(root.Extra, "variables");
        if (root.Type == Flowchart.TypeName) json.Property("connections", definition.Connections, ConnectionWriter.Write);
        json.Bag(root.Extra, RootKnown);
    }

    private void Activity(CanonicalWriter json, Activity activity) => ActivityWriter.Write(json, activity, settingOrder(activity.Type));
}
