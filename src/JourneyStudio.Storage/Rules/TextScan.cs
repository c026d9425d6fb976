using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.Rules;

/// <summary>Goes through the texts of an attribute where the database cannot compare them: whether one reads as a number or a date, and how it folds, is ours to say.</summary>
internal sealed class TextScan(Link link, ZonesInUse zones, AttributeRule rule)
{
    private const int Remembered = 10_000;

    private readonly Dictionary<string, bool?> known = new(StringComparer.Ordinal);

    /// <param name="query">Gives member and text.</param>
    /// <param name="bind">Binds its parameters.</param>
    /// <param name="into">Takes those for whom it holds and those for whom that depends on the zone.</param>
    public void Read(string query, Func<Statement, Statement> bind, Finding into)
    {
        var rows = bind(link.Sql(query));
        while (rows.Read())
        {
            var holds = Holds(rows.Text(1));
            if (holds is not false)
                (holds is null ? into.Unsure : into.Sure).Add(rows.Int64(0));
        }
    }

    public bool? Holds(string text)
    {
        if (known.TryGetValue(text, out var holds))
            return holds;
        holds = zones.Judge(rule, new AttributeValue.Text(text));
        if (known.Count < Remembered)
            known.Add(text, holds);
        return holds;
    }
}
