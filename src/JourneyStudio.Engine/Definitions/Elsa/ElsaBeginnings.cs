using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace JourneyStudio.Engine.Definitions.Elsa;

/// <summary>Draws what variables begin with: behind every trigger a setter for each that something sets later and that has a default.</summary>
internal sealed class ElsaBeginnings
{
    /// <summary>From one activity on the canvas to the one below it.</summary>
    private const double Below = 140;

    private readonly HashSet<string> ids;
    private readonly List<Activity> activities;
    private readonly List<Connection> connections;
    private readonly HashSet<string> drawn = new(StringComparer.Ordinal);

    private ElsaBeginnings(ElsaUnfolding unfolding)
    {
        (activities, connections) = ([.. unfolding.Activities], [.. unfolding.Connections]);
        ids = activities.Select(activity => activity.Id).ToHashSet(StringComparer.Ordinal);
    }

    public IReadOnlyList<Activity> Activities => activities;

    public IReadOnlyList<Connection> Connections => connections;

    public bool IsDrawn(Activity activity) => drawn.Contains(activity.Id);

    /// <summary>Problem <c>json.many</c> when more comes of it than a definition may hold.</summary>
    public static Result<ElsaBeginnings> Of(ElsaUnfolding unfolding, ElsaVariables variables, Func<Activity, bool> isTrigger, JsonLimits limits)
    {
        var beginnings = new ElsaBeginnings(unfolding);
        var setters = variables.Beginning.Select(Setter).ToList();
        if (setters.Count == 0) return beginnings;
        var triggers = unfolding.Activities.Where(isTrigger).Select(activity => activity.Id).ToHashSet(StringComparer.Ordinal);
        beginnings.MakeRoom(triggers, setters.Count);
        foreach (var way in unfolding.Connections.Where(connection => triggers.Contains(connection.Source)).GroupBy(connection => (connection.Source, connection.SourcePort)).ToList())
        {
            if (beginnings.activities.Count + setters.Count > limits.Activities) return new Problem("json.many", "activities", limits.Activities.ToString(CultureInfo.InvariantCulture));
            if (beginnings.connections.Count + setters.Count > limits.Connections) return new Problem("json.many", "connections", limits.Connections.ToString(CultureInfo.InvariantCulture));
            beginnings.Draw(setters, way.Key.Source, way.Key.SourcePort);
        }

        return beginnings;
    }

    /// <summary>What is drawn below the triggers moves down.</summary>
    private void MakeRoom(HashSet<string> triggers, int rows)
    {
        var top = activities.Where(activity => triggers.Contains(activity.Id)).Min(trigger => trigger.Position?.Y);
        for (var i = 0; i < activities.Count; i++)
        {
            if (activities[i].Position is { } at && at.Y > top && !triggers.Contains(activities[i].Id)) activities[i] = activities[i] with { Position = at with { Y = at.Y + (rows * Below) } };
        }
    }

    private void Draw(List<PropertyBag> setters, string source, string port)
    {
        var last = (Source: source, Port: port);
        var place = activities.First(activity => activity.Id == source).Position;
        var chain = new List<Connection>();
        foreach (var setter in setters)
        {
            var id = Free();
            place = place is { } at ? at with { Y = at.Y + Below } : null;
            activities.Add(new Activity { Id = id, Type = ElsaVariables.Setter, Settings = setter, Position = place });
            drawn.Add(id);
            chain.Add(new Connection(last.Source, last.Port, id));
            last = (id, Connection.Done);
        }

        for (var i = 0; i < connections.Count; i++)
        {
            if (connections[i].Source == source && connections[i].SourcePort == port) connections[i] = connections[i] with { Source = last.Source, SourcePort = last.Port };
        }

        connections.AddRange(chain);
    }

    private string Free()
    {
        for (var number = 1; ; number++)
        {
            if (FormattableString.Invariant($"begins-{number}") is var id && ids.Add(id)) return id;
        }
    }

    private static PropertyBag Setter((JsonElement Variable, JsonElement Value) begins) => PropertyBag.Empty
        .Set("variable", begins.Variable)
        .Set("value", JsonElement.Parse(new JsonObject { ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = JsonNode.Parse(begins.Value.GetRawText()) } }.ToJsonString()));
}
