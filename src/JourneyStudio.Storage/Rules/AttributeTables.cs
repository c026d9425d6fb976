using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Storage.Rules;

/// <summary>
/// A condition on a custom attribute. Its value stands in the table of its type; there the comparison is what it means in <see cref="RuleEvaluator"/> for a value of that type.
/// </summary>
internal sealed class AttributeTables(Link link, SetReader sets, ZonesInUse zones, AttributeRule rule)
{
    private readonly Finding finding = new();

    public Finding Find()
    {
        Texts();
        Numbers();
        Flags();
        Dates();
        return finding;
    }

    private void Texts()
    {
        var (op, values) = (rule.Comparison.Op, rule.Comparison.Values);
        if (op == Operator.IsSet)
            Read("attribute_text", "", sql => sql, finding.Sure);
        else if (op == Operator.Contains)
            Read("attribute_text", " and instr(folded, ?2) > 0", sql => sql.Set(2, Folded(values[0])), finding.Sure);
        else if (op is Operator.Is or Operator.OneOf && values.All(value => value is RuleValue.Text or RuleValue.Flag))
            Read("attribute_text", " and folded in (select value from json_each(?2))", sql => sql.Set(2, IdList.Of(values.Select(Folded))), finding.Sure);
        else
            new TextScan(link, zones, rule).Read("select member_id, value from attribute_text where attribute = ?1 and scope = ''", sql => sql.Set(1, rule.Attribute), finding);
    }

    private void Numbers()
    {
        if (rule.Comparison.Op == Operator.Contains)
            Read("attribute_number", "", sql => sql, finding.Unsure);
        foreach (var range in ScaledRange.Of(rule.Comparison))
            Between("attribute_number", range.Least, range.Most, finding.Sure);
    }

    private void Flags()
    {
        foreach (var flag in new[] { true, false })
        {
            if (zones.Judge(rule, new AttributeValue.Flag(flag)) is true)
                Read("attribute_flag", " and value = ?2", sql => sql.Set(2, flag), finding.Sure);
        }
    }

    private void Dates()
    {
        if (rule.Comparison.Op is Operator.Contains)
        {
            Read("attribute_date", "", sql => sql, finding.Unsure);
            Read("attribute_instant", "", sql => sql, finding.Unsure);
        }
        foreach (var days in DayRange.Of(rule.Comparison, zones))
        {
            Read("attribute_date", " and value >= ?2 and value <= ?3", sql => sql.Set(2, Text(days.First)).Set(3, Text(days.Last)), days.IsSure ? finding.Sure : finding.Unsure);
            foreach (var (from, to, isSure) in days.Instants)
                Between("attribute_instant", from, to, isSure && days.IsSure ? finding.Sure : finding.Unsure);
        }
    }

    private void Between(string table, long least, long most, MemberSet into) =>
        Read(table, " and value >= ?2 and value <= ?3", sql => sql.Set(2, least).Set(3, most), into);

    private void Read(string table, string condition, Func<Statement, Statement> bind, MemberSet into) =>
        sets.Read(Query(table, condition), sql => bind(sql.Set(1, rule.Attribute)), into);

    /// <summary>Who has a value of the attribute, the first parameter.</summary>
    internal static string Query(string table, string condition) => $"select member_id from {table} where attribute = ?1 and scope = ''{condition}";

    private static string Folded(RuleValue value) => FoldedText.Of(value.ToText());

    private static string Text(DateOnly date) => new AttributeValue.Date(date).ToText();
}
