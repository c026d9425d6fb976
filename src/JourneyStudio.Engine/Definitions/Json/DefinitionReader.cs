using System.Collections.Immutable;

namespace JourneyStudio.Engine.Definitions;

/// <summary>Second pass: from a well-formed document to the model.</summary>
/// <param name="limits">How much a definition may hold.</param>
/// <param name="renamed">Gets the ids of activities that were there before, and then are given others; null: such an id is a problem.</param>
internal sealed class DefinitionReader(JsonLimits limits, ICollection<RenamedActivity>? renamed = null)
{
    public JourneyDefinition Read(ObjectReader top)
    {
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
            definition = definition with { Activities = WithOwnIds(definition.Activities, root) };
        }

        return definition with { Root = chart with { Extra = root.Rest(DefinitionWriter.RootKnown) } };
    }

    /// <summary>Of several activities with one id the first keeps it; connections mean that one.</summary>
    private ImmutableArray<Activity> WithOwnIds(ImmutableArray<Activity> activities, ObjectReader root)
    {
        var given = activities.Select(activity => activity.Id).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var own = activities.ToBuilder();
        for (var i = 0; i < activities.Length; i++)
        {
            var id = activities[i].Id;
            if (seen.Add(id) || id.Length == 0) continue;
            if (renamed is null)
            {
                root.Report(new Problem("activity.duplicate-id", id), FormattableString.Invariant($"activities[{i}].id"), id);
                continue;
            }

            var free = id;
            for (var number = 2; !given.Add(free); number++) free = FormattableString.Invariant($"{id}-{number}");
            own[i] = activities[i] with { Id = free, NodeId = null };
            renamed.Add(new RenamedActivity(id, free));
        }

        return own.ToImmutable();
    }
}
