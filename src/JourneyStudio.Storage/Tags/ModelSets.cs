using System.Globalization;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members.Scoring;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Rules;

namespace JourneyStudio.Storage.Tags;

/// <summary>Finds the members of whom a model says something. The database adds up their orders or events, by one index and in its order; what the figures mean is said in one place, whoever asks.</summary>
internal sealed class ModelSets(Link link, ModelSettings settings, DateTimeOffset now)
{
    private const string Figures = """
        select member_id, count(*), min(paid), max(paid), cast(sum(case when paid > ?1 then 1 else 0 end) as bigint), cast(sum(case when paid > ?1 then total else 0 end) as bigint)
        from (select member_id, coalesce(paid_at, placed_at) as paid, total from "order" where status = 'paid') bought where paid <= ?2
        """;

    private const int FirstSpan = 3;
    private const int FirstName = FirstSpan + BehaviourScore.Halvings;

    /// <summary>The active members of whom the model gives this answer.</summary>
    public MemberSet Find(TagModel model) => model.Kind == CustomerModels.Behaviour ? OfEvents(model.Band) : OfOrders(model);

    /// <summary>What the models say of some members.</summary>
    /// <param name="members">Internal ids.</param>
    /// <param name="kinds">The models that are asked.</param>
    public ModelAnswers Of(IReadOnlyCollection<long> members, IReadOnlyCollection<string> kinds) => new(
        kinds.Any(kind => kind != CustomerModels.Behaviour) ? OrdersOf(members) : [],
        kinds.Contains(CustomerModels.Behaviour) ? PointsOf(members) : [],
        settings,
        now);

    /// <summary>The behaviour score of some members; who has none is not among them.</summary>
    public Dictionary<long, long> PointsOf(IReadOnlyCollection<long> members)
    {
        var points = new Dictionary<long, long>();
        if (settings.Points.IsEmpty)
            return points;
        var rows = BindEvents(link.Sql($"{Events()} and {Among(Last)} group by member_id")).Set(Last, IdList.Of(members));
        while (rows.Read())
            points.Add(rows.Int64(0), BehaviourScore.Of(rows.Int64(1)));
        return points;
    }

    private MemberSet OfEvents(string band)
    {
        var found = new MemberSet();
        if (!settings.Points.IsEmpty)
        {
            var rows = BindEvents(link.Sql($"{Events()} group by member_id"));
            while (rows.Read())
            {
                if (BehaviourScore.Band(BehaviourScore.Of(rows.Int64(1)), settings) == band)
                    found.Add(rows.Int64(0));
            }
        }
        return new RuleSets(link, "", now).Among(new(found, IsComplement: false));
    }

    private MemberSet OfOrders(TagModel model)
    {
        var (found, others) = (new MemberSet(), new MemberSet());
        var rows = Bind(link.Sql($"{Figures} group by member_id"));
        while (rows.Read())
            (CustomerModels.Band(model.Kind, Read(rows), settings, now) == model.Band ? found : others).Add(rows.Int64(0));
        // Who has bought nothing is in no row
        var isComplement = CustomerModels.Band(model.Kind, null, settings, now) == model.Band;
        return new RuleSets(link, "", now).Among(isComplement ? new(others, IsComplement: true) : new(found, IsComplement: false));
    }

    private Dictionary<long, OrderFigures> OrdersOf(IEnumerable<long> members)
    {
        var figures = new Dictionary<long, OrderFigures>();
        var rows = Bind(link.Sql($"{Figures} and {Among(3)} group by member_id")).Set(3, IdList.Of(members));
        while (rows.Read())
            figures.Add(rows.Int64(0), Read(rows));
        return figures;
    }

    private int Last => FirstName + settings.Points.Length;

    private static string Among(int parameter) => string.Create(CultureInfo.InvariantCulture, $"member_id in (select value from json_each(?{parameter}))");

    private Statement Bind(Statement sql) => sql.Set(1, now.AddDays(-settings.WindowDays)).Set(2, now);

    /// <summary>Parts of points, by member: ?1 and ?2 the time that is looked at, then where the spans begin, then the names of the events.</summary>
    private string Events()
    {
        var (spans, names) = (new List<string>(), new List<string>());
        for (var span = 0; span < BehaviourScore.Halvings; span++)
            spans.Add(string.Create(CultureInfo.InvariantCulture, $"when at > ?{FirstSpan + span} then {BehaviourScore.Parts >> span}"));
        for (var place = 0; place < settings.Points.Length; place++)
            names.Add(string.Create(CultureInfo.InvariantCulture, $"?{FirstName + place}"));
        var worth = names.Select((name, place) => string.Create(CultureInfo.InvariantCulture, $"when {name} then {settings.Points[place].Points}"));
        return $"select member_id, cast(sum((case name {string.Join(' ', worth)} else 0 end) * (case {string.Join(' ', spans)} else 1 end)) as bigint) from event where name in ({string.Join(", ", names)}) and at > ?1 and at <= ?2";
    }

    private Statement BindEvents(Statement sql)
    {
        sql.Set(1, BehaviourScore.Since(settings, now, BehaviourScore.Halvings)).Set(2, now);
        for (var span = 0; span < BehaviourScore.Halvings; span++)
            sql.Set(FirstSpan + span, BehaviourScore.Since(settings, now, span));
        for (var place = 0; place < settings.Points.Length; place++)
            sql.Set(FirstName + place, settings.Points[place].Event);
        return sql;
    }

    private static OrderFigures Read(Statement rows) => new(rows.Int64(1), rows.Instant(2), rows.Instant(3), rows.Int64(4), ScaledDecimal.FromStored(rows.Int64(5)));
}
