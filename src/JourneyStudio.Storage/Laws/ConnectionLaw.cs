using JourneyStudio.Engine.Definitions;
using JourneyStudio.Storage.Providers.Sqlite;

namespace JourneyStudio.Storage.Laws;

/// <summary>Law 7: every step follows a connection of its version, or is an operator's. Reads the trace once, enrollment by enrollment.</summary>
internal sealed class ConnectionLaw(SqliteLink link)
{
    private readonly Dictionary<long, HashSet<(string Activity, string Port, string Target)>> connections = [];
    private readonly Dictionary<int, (string Activity, string? Port)> tokens = [];
    private readonly List<(string Activity, string Port)> left = [];

    public IEnumerable<LawBreach> Breaches(int most)
    {
        ReadConnections();
        var enrollment = 0L;
        var found = 0;
        var rows = link.Sql("select enrollment_id, step, version_id, token, activity, port, intervention from trace order by enrollment_id, step");
        while (found < most && rows.Read())
        {
            if (rows.Int64(0) != enrollment)
            {
                enrollment = rows.Int64(0);
                tokens.Clear();
                left.Clear();
            }
            var activity = rows.Text(4);
            if (rows.IsNull(6) && !Follows(rows.Int64(2), rows.Int32(3), activity))
            {
                found++;
                yield return new LawBreach(7, "every step follows a connection of its version", $"step {enrollment}:{rows.Int64(1)} at {activity}");
            }
            tokens[rows.Int32(3)] = (activity, rows.OptionalText(5));
            if (rows.OptionalText(5) is { } port)
                left.Add((activity, port));
        }
        rows.Reset();
    }

    /// <summary>A token goes on from where it was; a new one comes from a fork at some earlier step, or is the entry.</summary>
    private bool Follows(long version, int token, string activity)
    {
        if (!connections.TryGetValue(version, out var known))
            return false;
        if (tokens.TryGetValue(token, out var before))
            return before.Port is { } port && known.Contains((before.Activity, port, activity));
        return tokens.Count == 0 || left.Exists(from => known.Contains((from.Activity, from.Port, activity)));
    }

    private void ReadConnections()
    {
        var rows = link.Sql("select id, text from journey_version");
        while (rows.Read())
        {
            if (DefinitionJson.Read(rows.Text(1)).TryGet(out var definition))
                connections[rows.Int64(0)] = [.. definition.Connections.Select(connection => (connection.Source, connection.SourcePort, connection.Target))];
        }
    }
}
