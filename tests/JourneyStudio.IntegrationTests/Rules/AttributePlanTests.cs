using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Rules;

namespace JourneyStudio.IntegrationTests.Rules;

public sealed class AttributePlanTestsOnSqlite() : AttributePlanTests(Provider.Sqlite);

public sealed class AttributePlanTestsOnPostgreSql() : AttributePlanTests(Provider.PostgreSql);

/// <summary>Every value is indexed by its attribute from the first (decision 0031): a rule over an attribute that was just added reads neither the members nor the values of other attributes.</summary>
public abstract class AttributePlanTests(Provider provider)
{
    [Theory]
    [InlineData("attribute_text", "value, folded", "'v' || i, 'v' || i", " and folded in (select value from json_each(?2))")]
    [InlineData("attribute_number", "value", "i", " and value >= ?2 and value <= ?3")]
    [InlineData("attribute_instant", "value", "i", " and value >= ?2 and value <= ?3")]
    [InlineData("attribute_date", "value", "'2026-01-' || (10 + i % 20)", " and value >= ?2 and value <= ?3")]
    public async Task Rule_OverAnAttribute_GoesThroughItsIndex(string table, string columns, string values, string condition)
    {
        await using var studio = await TemporaryStudio.OpenAsync(provider);
        studio.Scalar($"""
            with recursive n(i) as (select 1 union all select i + 1 from n where i < 30000)
            insert into {table}(member_id, attribute, scope, {columns}) select i, case when i % 1000 = 0 then 'mine' else 'others' end, '', {values} from n
            """);
        studio.Scalar("analyze");
        using var links = studio.Get<DatabaseLinks>().Open(cacheKilobytes: 256);
        using var link = await links.UseAsync(CancellationToken.None);
        var query = AttributeTables.Query(table, condition);

        var steps = link.Read(() =>
        {
            var rows = link.Sql($"explain {(provider == Provider.Sqlite ? "query plan " : "")}{link.InWords(query) ?? query}").Set(1, "mine");
            rows = table switch
            {
                "attribute_text" => rows.Set(2, IdList.Of(["v1000"])),
                "attribute_date" => rows.Set(2, "2026-01-10").Set(3, "2026-01-12"),
                _ => rows.Set(2, 1_000L).Set(3, 2_000L),
            };
            var found = new List<string>();
            while (rows.Read())
                found.Add(rows.Text(provider == Provider.Sqlite ? 3 : 0));
            return found;
        });

        Assert.Contains(steps, step => step.Contains($"ix_{table}", StringComparison.Ordinal));
        Assert.DoesNotContain(steps, step => step.StartsWith($"SCAN {table}", StringComparison.Ordinal) || step.Contains($"Seq Scan on {table}", StringComparison.Ordinal));
    }
}
