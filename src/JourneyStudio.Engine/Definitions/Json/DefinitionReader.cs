using System.Text.Json;

namespace JourneyStudio.Engine.Definitions;

/// <summary>Second pass: from a well-formed document to the model.</summary>
internal sealed class DefinitionReader(JsonReading reading, JsonLimits limits)
{
    public JourneyDefinition Read(JsonElement document)
    {
        var top = new ObjectReader(reading, document, "$");
        var definition = new JourneyDefinition
        {
            Schema = top.Text("$schema") ?? JourneyDefinition.ElsaSchema,
            DefinitionId = top.Required("definitionId"),
            Name = top.Text("name"),
            Description = top.Text("description"),
            Version = top.Integer("version") ?? 1,
            ToolVersion = top.Text("toolVersion"),
        };
        if (top.ObjectOrNull("customProperties") is { } custom)
        {
            var rules = custom.ObjectOrNull("journey") is { } journey ? RulesReader.Read(journey) : JourneyRules.None;
            definition = definition with { Rules = rules, CustomProperties = custom.Rest() };
        }

        if (top.ObjectOrNull("root") is { } root) definition = Root(definition, root);
        else top.Report(new Problem("json.missing", "root"), "root");
        return definition with { Extra = top.Rest(DefinitionWriter.TopKnown) };
    }

    private JourneyDefinition Root(JourneyDefinition definition, ObjectReader root)
    {
        var chart = new Flowchart
        {
            Id = root.Text("id") ?? "flow",
            Type = root.Required("type"),
            Version = root.Integer("version") ?? 1,
        };
        if (chart.Type == Flowchart.TypeName)
        {
            definition = definition with
            {
                Activities = [.. root.Items("activities", limits.Activities).Select(ActivityReader.Read)],
                Connections = [.. root.Items("connections", limits.Connections).Select(ConnectionReader.Read)],
            };
            CheckIds(definition);
        }

        return definition with { Root = chart with { Extra = root.Rest(DefinitionWriter.RootKnown) } };
    }

    private void CheckIds(JourneyDefinition definition)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < definition.Activities.Length; i++)
        {
            var id = definition.Activities[i].Id;
            if (!seen.Add(id) && id.Length > 0)
                reading.Report(new Problem("activity.duplicate-id", id), FormattableString.Invariant($"$.root.activities[{i}].id"), id);
        }
    }
}
