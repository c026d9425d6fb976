using System.Data.Common;
using JourneyStudio.Engine.Definitions;

namespace JourneyStudio.Storage.Laws;

/// <summary>Law 7: every step follows a connection of its version, or is an operator's. Reads the trace once, enrollment by enrollment.</summary>
internal sealed class ConnectionLaw(LawReading reading, VersionNames names, List<LawBreach> breaches)
{
    private readonly Dictionary<long, HashSet<(string Activity, string Port, string Target)>> connections = [];
    private readonly Dictionary<int, (string Activity, string? Port)> tokens = [];
    private readonly List<(string Activity, string Port)> left = [];
    private long enrollment;

    public async Task CheckAsync(int most, CancellationToken cancellationToken)
    {
        await ReadConnectionsAsync(cancellationToken);
        var all = breaches.Count + most;
        await reading.ReadAsync(
            "select enrollment_id, step, version_id, token, activity, port, intervention from trace order by enrollment_id, step",
            null,
            rows => Check(rows) && breaches.Count < all,
            cancellationToken);
    }

    private bool Check(DbDataReader rows)
    {
        if (rows.GetInt64(0) != enrollment)
        {
            enrollment = rows.GetInt64(0);
            tokens.Clear();
            left.Clear();
        }
        var (version, token, activity) = (rows.GetInt64(2), rows.GetInt32(3), rows.GetString(4));
        if (rows.IsDBNull(6) && !Follows(version, token, activity))
        {
            var breach = new LawBreach(7, "every step follows a connection of its version", $"step {enrollment}:{rows.GetInt32(1)}") { Enrollment = enrollment, Activity = activity };
            breaches.Add(names.On(breach, version));
        }
        var port = LawReading.Text(rows, 5);
        tokens[token] = (activity, port);
        if (port is not null)
            left.Add((activity, port));
        return true;
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

    private Task ReadConnectionsAsync(CancellationToken cancellationToken) => reading.ReadAsync(
        "select id, text from journey_version",
        null,
        rows =>
        {
            if (DefinitionJson.Read(rows.GetString(1)).TryGet(out var definition))
                connections[rows.GetInt64(0)] = [.. definition.Connections.Select(connection => (connection.Source, connection.SourcePort, connection.Target))];
            return true;
        },
        cancellationToken);
}
