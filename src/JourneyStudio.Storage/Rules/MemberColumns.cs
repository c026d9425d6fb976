using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Storage.Rules;

/// <summary>A condition on an attribute that every member has a column for. An empty text is a missing one.</summary>
internal sealed class MemberColumns(Link link, SetReader sets, ZonesInUse zones)
{
    /// <summary>More different values than this are no names of something.</summary>
    private const int Few = 1_000;

    private const string Holders = "select id as member_id from member where points <> 0";

    private readonly Finding finding = new();

    public Finding Find(AttributeRule rule)
    {
        switch (rule.Attribute)
        {
            case BuiltInAttributes.Points:
                return Points(rule);
            case BuiltInAttributes.Store:
                Stores(rule);
                break;
            case BuiltInAttributes.City or BuiltInAttributes.Stage or BuiltInAttributes.Level:
                Names(rule);
                break;
            case BuiltInAttributes.Name when IsOfTexts(rule.Comparison):
                Folded(rule.Comparison, "name_folded");
                break;
            case BuiltInAttributes.Email when IsOfTexts(rule.Comparison):
                Folded(rule.Comparison, "email_folded");
                break;
            default:
                Scan(rule);
                break;
        }
        return finding;
    }

    /// <summary>Everybody has a balance, most of them none: asked for are those who have one.</summary>
    private Finding Points(AttributeRule rule)
    {
        var zero = zones.Judge(rule, new AttributeValue.Number(0));
        if (rule.Comparison.Op == Operator.Contains)
            return new Finding { Unsure = sets.Read(Holders, sql => sql), IsComplement = zero is true };
        var holding = new MemberSet();
        foreach (var range in ScaledRange.Of(rule.Comparison).Select(range => range.Whole))
            sets.Read($"{Holders} and points >= ?1 and points <= ?2", sql => sql.Set(1, range.Least).Set(2, range.Most), holding);
        if (zero is not true)
            return new Finding { Sure = holding };
        var others = sets.Read(Holders, sql => sql);
        others.ExceptWith(holding);
        return new Finding { Sure = others, IsComplement = true };
    }

    private void Stores(AttributeRule rule)
    {
        var scan = new TextScan(link, zones, rule);
        var (sure, unsure) = (new List<long>(), new List<long>());
        var rows = link.Sql("select id, key from org_unit where key <> ''");
        while (rows.Read())
        {
            var holds = scan.Holds(rows.Text(1));
            if (holds is not false)
                (holds is null ? unsure : sure).Add(rows.Int64(0));
        }
        In(sure, finding.Sure);
        In(unsure, finding.Unsure);

        void In(List<long> stores, MemberSet into)
        {
            if (stores.Count > 0)
                sets.Read("select id as member_id from member where store_id in (select value from json_each(?1))", sql => sql.Set(1, IdList.Of(stores)), into);
        }
    }

    /// <summary>The values in use are few, and found by stepping through the index: each is judged once.</summary>
    private void Names(AttributeRule rule)
    {
        var column = rule.Attribute;
        var values = new List<string>();
        var rows = link.Sql($"""
            with recursive v(name) as (
                select min({column}) from member where {column} is not null
                union all select (select min(m.{column}) from member m where m.{column} > v.name) from v where v.name is not null)
            select name from v where name is not null limit {Few + 1}
            """);
        while (rows.Read())
            values.Add(rows.Text(0));
        if (values.Count > Few)
        {
            Scan(rule);
            return;
        }
        var scan = new TextScan(link, zones, rule);
        var judged = values.Where(value => value.Length > 0).ToLookup(scan.Holds);
        In(judged[true], finding.Sure);
        In(judged[null], finding.Unsure);

        void In(IEnumerable<string> names, MemberSet into)
        {
            if (names.Any())
                sets.Read($"select id as member_id from member where {column} in (select value from json_each(?1))", sql => sql.Set(1, IdList.Of(names)), into);
        }
    }

    private void Folded(Comparison comparison, string column)
    {
        var source = column == "name_folded" ? "name" : "email";
        if (comparison.Op == Operator.Contains)
        {
            sets.Read(
                $"select id as member_id from member where {source} <> '' and instr({column}, ?1) > 0", sql => sql.Set(1, FoldedText.Of(comparison.Values[0].ToText())), finding.Sure);
            return;
        }
        var folded = IdList.Of(comparison.Values.Select(value => FoldedText.Of(value.ToText())).Where(text => text.Length > 0));
        sets.Read($"select id as member_id from member where {column} in (select value from json_each(?1))", sql => sql.Set(1, folded), finding.Sure);
    }

    private void Scan(AttributeRule rule) =>
        new TextScan(link, zones, rule).Read($"select id, {rule.Attribute} from member where {rule.Attribute} <> ''", sql => sql, finding);

    private static bool IsOfTexts(Comparison comparison) =>
        comparison.Op is Operator.Is or Operator.OneOf or Operator.Contains && comparison.Values.All(value => value is RuleValue.Text or RuleValue.Flag);
}
