using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members.Scoring;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Rules;

namespace JourneyStudio.Storage.Tags;

/// <summary>Finds the members of whom a model says something. The database adds up their orders, by one index and in its order; what the figures mean is said in one place, whoever asks.</summary>
internal sealed class ModelSets(Link link, ModelSettings settings, DateTimeOffset now)
{
    private const string Figures = """
        select member_id, count(*), min(paid), max(paid), cast(sum(case when paid > ?1 then 1 else 0 end) as bigint), cast(sum(case when paid > ?1 then total else 0 end) as bigint)
        from (select member_id, coalesce(paid_at, placed_at) as paid, total from "order" where status = 'paid') bought where paid <= ?2
        """;

    /// <summary>The active members of whom the model gives this answer.</summary>
    public MemberSet Find(TagModel model)
    {
        var (found, others) = (new MemberSet(), new MemberSet());
        var rows = Bind(link.Sql($"{Figures} group by member_id"));
        while (rows.Read())
            (CustomerModels.Band(model.Kind, Read(rows), settings, now) == model.Band ? found : others).Add(rows.Int64(0));
        // Who has bought nothing is in no row
        var isComplement = CustomerModels.Band(model.Kind, null, settings, now) == model.Band;
        return new RuleSets(link, "", now).Among(isComplement ? new(others, IsComplement: true) : new(found, IsComplement: false));
    }

    /// <summary>The figures of some members; who has bought nothing is not among them.</summary>
    public Dictionary<long, OrderFigures> Of(IEnumerable<long> members)
    {
        var figures = new Dictionary<long, OrderFigures>();
        var rows = Bind(link.Sql($"{Figures} and member_id in (select value from json_each(?3)) group by member_id")).Set(3, IdList.Of(members));
        while (rows.Read())
            figures.Add(rows.Int64(0), Read(rows));
        return figures;
    }

    private Statement Bind(Statement sql) => sql.Set(1, now.AddDays(-settings.WindowDays)).Set(2, now);

    private static OrderFigures Read(Statement rows) => new(rows.Int64(1), rows.Instant(2), rows.Instant(3), rows.Int64(4), ScaledDecimal.FromStored(rows.Int64(5)));
}
