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
        var rows = bind(link.Sql(link.InWords(query)));
        while (rows.Read())
            into.Add(rows.Int64(0), (ulong)rows.Int64(1));
    }
}
