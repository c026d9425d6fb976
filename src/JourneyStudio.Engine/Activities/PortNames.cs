using System.Collections.Immutable;

namespace JourneyStudio.Engine.Activities;

/// <summary>Ports that operators name: each name once, and none that the kind uses itself.</summary>
public static class PortNames
{
    private const int Longest = 60;

    /// <summary>What is wrong with the names.</summary>
    /// <param name="names">The names in order.</param>
    /// <param name="field">The setting that holds them.</param>
    /// <param name="taken">Ports of the kind's own.</param>
    public static IEnumerable<Problem> Problems(IEnumerable<string> names, string field, params ImmutableArray<string> taken)
    {
        var seen = new HashSet<string>(taken, StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (string.IsNullOrWhiteSpace(name)) yield return new Problem("port-name.missing") { Field = field };
            else if (name.Length > Longest) yield return new Problem("port-name.long", name, $"{Longest}") { Field = field };
            else if (!seen.Add(name)) yield return new Problem("port-name.twice", name) { Field = field };
        }
    }

    /// <summary>The ports, as far as the names can be used.</summary>
    public static IEnumerable<Port> Usable(IEnumerable<string> names, params ImmutableArray<string> taken) =>
        names.Where(name => !string.IsNullOrWhiteSpace(name)).Except(taken, StringComparer.Ordinal).Select(name => new Port(name) { IsNamedByOperator = true });
}
