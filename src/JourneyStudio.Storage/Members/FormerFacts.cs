using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Storage.Members;

/// <summary>Keeps what a member was called and reached by, in the transaction that changes it. See decision 0044.</summary>
internal sealed class FormerFacts(Link link, DateTimeOffset now)
{
    public const string Name = "name", Address = "address", Other = "other";

    private const string Insert = "insert into member_former(member_id, value, kind, at)";
    private HashSet<string>? personal;

    /// <summary>The columns of a member's row that tell who they are, each with its kind.</summary>
    public static IReadOnlyDictionary<string, string> Columns { get; } = new Dictionary<string, string> { ["name"] = Name, ["phone"] = Address, ["email"] = Address, ["external_id"] = Address };

    /// <summary>Keys of the custom attributes whose values tell who somebody is.</summary>
    private HashSet<string> Personal => personal ??= ReadPersonal();

    public bool IsPersonal(string attribute) => Personal.Contains(attribute);

    public void Keep(long member, string kind, string value)
    {
        if (value.Length > 0)
            link.Sql($"{Insert} values(?1, ?2, ?3, ?4) on conflict do nothing").Set(1, member).Set(2, value).Set(3, kind).Set(4, now).Add();
    }

    /// <summary>What stands in a column of <see cref="Columns"/> until now, unless it is what comes.</summary>
    public void KeepColumn(long member, string column, string? coming) =>
        link.Sql($"{Insert} select id, {column}, '{Columns[column]}', ?3 from member where id = ?1 and {column} <> '' and {column} <> coalesce(?2, '') on conflict do nothing")
            .Set(1, member).Set(2, coming).Set(3, now).Run();

    /// <summary>Where a channel reached a member until now.</summary>
    public void KeepAddress(long member, string channel, string? coming) =>
        link.Sql($"{Insert} select member_id, address, '{Address}', ?4 from member_address where member_id = ?1 and channel = ?2 and address <> coalesce(?3, '') on conflict do nothing")
            .Set(1, member).Set(2, channel).Set(3, coming).Set(4, now).Run();

    /// <summary>Where a channel reached somebody whose address is seen at another member.</summary>
    public void KeepMoved(string channel, string address, long to) =>
        link.Sql($"{Insert} select member_id, address, '{Address}', ?4 from member_address where channel = ?1 and address = ?2 and member_id <> ?3 on conflict do nothing")
            .Set(1, channel).Set(2, address).Set(3, to).Set(4, now).Run();

    /// <summary>The values of a personal attribute that a member has until now.</summary>
    /// <param name="member">Whose values.</param>
    /// <param name="attribute">Key of the attribute.</param>
    /// <param name="by">Who is known by them from now on: the member, or who they turned out to be.</param>
    public void KeepAttribute(long member, string attribute, long by)
    {
        var values = new List<string>();
        foreach (var table in AttributeTypes.Tables)
        {
            var rows = link.Sql($"select value from {table} where member_id = ?1 and attribute = ?2").Set(1, member).Set(2, attribute);
            while (rows.Read())
            {
                values.Add(table switch
                {
                    "attribute_number" => new AttributeValue.Number(ScaledDecimal.FromStored(rows.Int64(0))).ToText(),
                    "attribute_instant" => new AttributeValue.Instant(rows.Instant(0)).ToText(),
                    "attribute_flag" => "",
                    _ => rows.Text(0),
                });
            }
        }
        foreach (var value in values)
            Keep(by, Other, value);
    }

    /// <summary>Two members turn out to be one: whatever either is called and reached by is the survivor's.</summary>
    public void KeepAll(long member, long survivor)
    {
        foreach (var (column, kind) in Columns)
            link.Sql($"{Insert} select ?2, {column}, '{kind}', ?3 from member where id = ?1 and {column} <> '' on conflict do nothing").Set(1, member).Set(2, survivor).Set(3, now).Run();
        link.Sql($"{Insert} select ?2, address, '{Address}', ?3 from member_address where member_id = ?1 on conflict do nothing").Set(1, member).Set(2, survivor).Set(3, now).Run();
        foreach (var attribute in Personal)
            KeepAttribute(member, attribute, survivor);
    }

    private HashSet<string> ReadPersonal()
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var rows = link.Sql("select key from attribute_definition where personal");
        while (rows.Read())
            keys.Add(rows.Text(0));
        return keys;
    }
}
