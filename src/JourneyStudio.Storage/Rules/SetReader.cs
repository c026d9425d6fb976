using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.Rules;

/// <summary>Reads the members that a query gives in its column <c>member_id</c> into a set.</summary>
internal sealed class SetReader(Link link)
{
    public MemberSet Read(string query, Func<Statement, Statement> bind)
    {
        var set = new MemberSet();
        Read(query, bind, set);
        return set;
    }

    public void Read(string query, Func<Statement, Statement> bind, MemberSet into)
    {
        if (link.InWords(query) is { } words)
        {
            var gathered = bind(link.Sql(words));
            while (gathered.Read())
                into.Add(gathered.Int64(0), (ulong)gathered.Int64(1));
            return;
        }
        var rows = bind(link.Sql(query));
        while (rows.Read())
            into.Add(rows.Int64(0));
    }
}
