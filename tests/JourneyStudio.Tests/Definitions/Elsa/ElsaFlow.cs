using System.Text;
using JourneyStudio.Activities.Condition;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Elsa;

namespace JourneyStudio.Tests.Definitions.Elsa;

/// <summary>Definitions as Elsa writes them.</summary>
internal static class ElsaFlow
{
    public static readonly ActivityCatalog Catalog = ActivityCatalog.Load(typeof(ConditionActivity).Assembly);

    /// <summary>A flowchart of these activities and connections (<c>a.Done > b</c>), mapped.</summary>
    public static MappedDefinition Map(string activities, params string[] connections) => Mapped(Chart(activities, connections));

    public static MappedDefinition Mapped(string json) => ElsaMapping.Map(DefinitionJson.Read(json).Value, Catalog).Value;

    public static string Chart(string activities, params string[] connections) =>
        $$$"""{"definitionId":"x","variables":[{"id":"v1","name":"Greeting","typeName":"String","value":"Hello"}],"root":{"type":"Elsa.Flowchart","activities":[{{{activities}}}],"connections":[{{{string.Join(',', connections.Select(Connection))}}}]}}""";

    /// <summary>An activity with inputs (<c>name: expression type, value</c>).</summary>
    public static string Activity(string id, string type, params (string Name, string Expression, string Value)[] inputs)
    {
        var json = new StringBuilder($$"""{"id":"{{id}}","type":"Elsa.{{type}}","version":1""");
        foreach (var (name, expression, value) in inputs)
            json.Append($$$""","{{{name}}}":{"typeName":"String","expression":{"type":"{{{expression}}}","value":{{{value}}}}}""");
        return json.Append('}').ToString();
    }

    /// <summary>The connections, as they were given.</summary>
    public static string[] Lines(JourneyDefinition definition) =>
        [.. definition.Connections.Select(connection => $"{connection.Source}.{connection.SourcePort} > {connection.Target}").Order(StringComparer.Ordinal)];

    private static string Connection(string line)
    {
        var (source, target) = (line.Split(" > ")[0].Split('.'), line.Split(" > ")[1]);
        return $$$"""{"source":{"activity":"{{{source[0]}}}","port":"{{{source[1]}}}"},"target":{"activity":"{{{target}}}","port":"In"}}""";
    }
}
