using JourneyStudio.Activities.Condition;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions;

namespace JourneyStudio.Tests.Definitions.Lint;

/// <summary>Drafts in short for tests of checks.</summary>
internal static class DraftText
{
    public static ActivityCatalog Catalog { get; } = ActivityCatalog.Load(typeof(ConditionActivity).Assembly);

    /// <param name="activities">JSON of the activities, parted by line ends.</param>
    /// <param name="connections">Connections as <c>from.Port&gt;to</c>, parted by spaces; without a port it is Done.</param>
    /// <param name="rules">JSON of the journey's own rules.</param>
    /// <param name="id">Logical id, and name.</param>
    public static JourneyDefinition Read(string activities, string connections, string rules = "{}", string id = "x")
    {
        var joined = connections.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split('>')).Select(ends => (From: ends[0].Split('.'), To: ends[1]))
            .Select(c => $$"""{"source":{"activity":"{{c.From[0]}}","port":"{{(c.From.Length > 1 ? c.From[1] : "Done")}}" },"target":{"activity":"{{c.To}}" } }""");
        return DefinitionJson.Read($$"""
            {"definitionId":"{{id}}","name":"{{id}}","customProperties":{"journey":{{rules}} },
             "root":{"type":"Elsa.Flowchart","activities":[{{string.Join(",", activities.Split('\n', StringSplitOptions.RemoveEmptyEntries))}}],"connections":[{{string.Join(",", joined)}}] } }
            """).Value;
    }
}
