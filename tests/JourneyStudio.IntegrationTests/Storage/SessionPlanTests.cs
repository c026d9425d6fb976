using JourneyStudio.Storage;
using JourneyStudio.Storage.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.IntegrationTests.Storage;

public sealed class SessionPlanTestsOnSqlite() : SessionPlanTests(Provider.Sqlite);

public sealed class SessionPlanTestsOnPostgreSql() : SessionPlanTests(Provider.PostgreSql);

/// <summary>A session that is moved or called off finds those whom it concerns by indexes: it does not read all who are on the way (decision 0041).</summary>
public abstract class SessionPlanTests(Provider provider)
{
    private const int Others = 20_000;

    [Fact]
    public async Task Followers_AmongManyEnrollments_AreFoundByIndexesAlone()
    {
        await using var studio = await TemporaryStudio.OpenAsync(provider);
        await using var context = studio.Context();
        FormattableString grown = $"""
            with recursive n(i) as (select 1 union all select i + 1 from n where i < {Others})
            insert into enrollment(id, journey_id, version_id, subject_kind, member_id, slot, entry_key, state, step, entered_at, records)
            select i, 1, 1, 'member', i, 0, '', 'active', 1, 0, case when i % 1000 = 0 then '{Records("s1")}' when i % 2 = 0 then '{Records("s2")}' end from n;
            with recursive n(i) as (select 1 union all select i + 1 from n where i < {Others})
            insert into token(enrollment_id, number, member_id, slot, journey_id, priority, activity, "group", step, arrived_at, held, follows, shifted) select i, 1, i, 0, 1, 0, 'wait', '', 1, 0, false, true, 0 from n;
            with recursive n(i) as (select 1 union all select i + 1 from n where i < {Others})
            insert into member_tag(member_id, tag, scope, at) select i, 'signed-up', case when i % 500 = 0 then 's1' else '' end, 0 from n
            """;
        studio.Scalar(FormattableString.Invariant(grown));
        studio.Scalar("analyze");

        Assert.Equal((20, 40, 20), (await SessionFollowers.InFlight(context, "s1").CountAsync(), await SessionFollowers.Members(context, "s1").CountAsync(), await SessionFollowers.Waiting(context, "s1").CountAsync()));
        var steps = await PlanAsync(context, SessionFollowers.InFlight(context, "s1"), SessionFollowers.Members(context, "s1"), SessionFollowers.Waiting(context, "s1"));
        Assert.Equal(3, steps.Count(step => step.Contains("ix_enrollment_session", StringComparison.Ordinal)));
        Assert.DoesNotContain(steps, IsScan);
    }

    [Theory]
    [InlineData("{\"child\":\"c\",\"session\":\"s1\"}", "s1")]
    [InlineData("{\"session\":\"s1\",\"subscription\":\"x\"}", "s1")]
    [InlineData("{\"order\":\"\\\"session\\\":\\\"s1\\\"\"}", null)]
    [InlineData("{\"order\":\"s1\"}", null)]
    [InlineData("rubbish \"session\":\"", null)]
    [InlineData(null, null)]
    public async Task Session_OfRecords_IsWhatTheySayOrNone(string? records, string? session)
    {
        await using var studio = await TemporaryStudio.OpenAsync(provider);
        studio.Scalar($"insert into enrollment(id, journey_id, version_id, subject_kind, member_id, slot, entry_key, state, step, entered_at, records) values(1, 1, 1, 'member', 1, 0, '', 'active', 1, 0, {(records is null ? "null" : $"'{records}'")})");

        Assert.Equal(session is null ? 0 : 1, await CountAsync(studio, "s1"));
        await using var context = studio.Context();
        Assert.Equal(session ?? "", (await context.Set<JourneyStudio.Storage.Execution.EnrollmentRow>().SingleAsync()).Session ?? "");
    }

    [Fact]
    public async Task Session_LongerThanAKeyMayBe_IsKeptAndIsNone()
    {
        await using var studio = await TemporaryStudio.OpenAsync(provider);
        var key = new string('s', 9_000);
        studio.Scalar($"insert into enrollment(id, journey_id, version_id, subject_kind, member_id, slot, entry_key, state, step, entered_at, records) values(1, 1, 1, 'member', 1, 0, '', 'active', 1, 0, '{Records(key)}')");

        Assert.Equal(0, await CountAsync(studio, key[..SessionKeys.Longest]));
    }

    private static async Task<int> CountAsync(TemporaryStudio studio, string session)
    {
        await using var context = studio.Context();
        return await SessionFollowers.InFlight(context, session).CountAsync();
    }

    private static string Records(string session) => $"{{\"session\":\"{session}\"}}";

    private bool IsScan(string step) => provider == Provider.Sqlite
        ? step.StartsWith("SCAN", StringComparison.Ordinal) && !step.Contains("subquer", StringComparison.OrdinalIgnoreCase)
        : step.Contains("Seq Scan", StringComparison.Ordinal);

    private async Task<List<string>> PlanAsync(StudioDbContext context, params IQueryable[] queries)
    {
        var steps = new List<string>();
        await context.Database.OpenConnectionAsync();
        foreach (var query in queries)
        {
            using var asked = query.CreateDbCommand();
            asked.CommandText = $"explain {(provider == Provider.Sqlite ? "query plan " : "")}{asked.CommandText}";
            await using var rows = await asked.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                steps.Add(rows.GetString(rows.FieldCount - 1));
        }
        return steps;
    }
}
