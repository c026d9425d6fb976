using JourneyStudio.Engine.Intake;
using JourneyStudio.Engine.Members;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Erasing;
using JourneyStudio.Runtime.Intake;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Members;

namespace JourneyStudio.IntegrationTests.Runtime;

public sealed class ErasingTestsOnSqlite() : ErasingTests(Provider.Sqlite);

public sealed class ErasingTestsOnPostgreSql() : ErasingTests(Provider.PostgreSql);

/// <summary>SEMANTICS, "Merging and erasing members": "the person's data go, counts and laws stay true"; DESIGN 12: keys, counts and a tombstone stay, and a restore erases again.</summary>
public abstract class ErasingTests(Provider provider)
{
    private const string Secret = "Zimtstern";

    private static readonly string Sends = Journeys.Row(
        ("start", "EventTrigger", """{"event":"test.start"}""", "Done"),
        ("who", "SetValue", """{"key":"who","change":"attribute","attribute":"name"}""", "Done"),
        ("send", "SendWeChatTemplate", """{"template":"signup-form"}""", "Done"),
        ("wait", "WaitForEvent", """{"event":"order.paid","timeout":"P9D"}""", "Happened"),
        ("tag", "Tags", """{"add":["pregnant"]}""", ""));

    [Fact]
    [Trait("Semantics", "merging.erase")]
    public async Task Erase_InTheMiddleOfAJourney_LeavesNoWordOfThePersonAndEveryCount()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var (member, other) = await InJourneyAsync(studio);
        await studio.DispatchAsync();
        var counts = Counts(studio);
        Assert.Equal("2", studio.Value($"select (select count(*) from enrollment where \"values\" like '%{Secret}%') + (select count(*) from message where \"values\" like '%{Secret}%')"));

        await studio.EraseAsync(member);
        await studio.AdvanceAsync();

        Assert.Empty(Traces(studio));
        Assert.Equal(counts, Counts(studio));
        Assert.Equal("exited erased", studio.Value($"select state || ' ' || reason from enrollment where member_id = {member.Value}"));
        Assert.Equal("active", studio.Value($"select state from enrollment where member_id = {other.Value}"));
        Assert.Equal($"erased m{member.Value}", studio.Value($"select state || ' ' || external_id || name from member where id = {member.Value}"));
        Assert.Equal("1", studio.Value($"select count(*) from audit where action = 'member.erase' and subject_id = 'p{member.Value}' and actor = 42"));
        await MergingTests.LawsAsync(studio);
    }

    [Fact]
    [Trait("Semantics", "merging.erase")]
    public async Task Erase_MessageNotYetSent_IsSuppressedVisiblyAndNeverLeaves()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var (member, other) = await InJourneyAsync(studio);

        await studio.EraseAsync(member);
        await studio.DispatchAsync();

        Assert.Equal("suppressed erased", studio.Value($"select state || ' ' || reason from message where member_id = {member.Value}"));
        Assert.Equal("sent", studio.Value($"select state from message where member_id = {other.Value}"));
        Assert.Equal("1", studio.Value("select count(*) from mailbox"));
        await MergingTests.LawsAsync(studio);
    }

    [Fact]
    [Trait("Semantics", "merging.erase")]
    [Trait("Semantics", "entry.closed")]
    public async Task Erase_WhoWasErased_NeverEntersAgainAndNothingIsStoredOfThem()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var (member, _) = await InJourneyAsync(studio);
        await studio.TellAsync(member, "test.start");

        await studio.EraseAsync(member);
        await studio.AdvanceAsync();

        Assert.Equal("closed", studio.Value($"select reason from entry_refusal where member_id = {member.Value}"));
        foreach (var reference in new MemberReference[] { new() { Id = member }, new() { ExternalId = $"m{member.Value}", CreateUnknown = true }, new() { PublicId = $"p{member.Value}" } })
            Assert.IsType<IntakeResult.UnknownMember>(await SayAsync(studio, reference));
        Assert.Equal("1", studio.Value($"select count(*) from enrollment where member_id = {member.Value}"));
        Assert.Equal("2", studio.Value("select count(*) from member"));
        await MergingTests.LawsAsync(studio);
    }

    [Fact]
    public async Task Erase_WhoHadBeenMerged_GoesUnderEveryIdentity()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var (member, other) = await InJourneyAsync(studio);
        await studio.MergeAsync(other, member);

        await studio.EraseAsync(member);

        Assert.Empty(Traces(studio));
        Assert.Equal("erased erased", studio.Value("select min(state) || ' ' || max(state) from member"));
        Assert.Equal("2", studio.Value("select count(*) from erasure"));
        await MergingTests.LawsAsync(studio);
    }

    [Fact]
    public async Task Replay_DatabaseFromBeforeTheErasure_ErasesAgain()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var (member, _) = await InJourneyAsync(studio);
        // What an older backup and a newer list look like together
        studio.Get<ErasureList>().Append(new Dictionary<string, DateTimeOffset> { [$"p{member.Value}"] = RuntimeStudio.Start, ["unknown"] = RuntimeStudio.Start });
        File.AppendAllText(studio.Get<ErasureList>().File, "{\"member\":\"half a li");

        Assert.Equal(2, await studio.Get<MemberErasing>().ReplayAsync(default));
        Assert.Equal(0, await studio.Get<MemberErasing>().ReplayAsync(default));

        Assert.Empty(Traces(studio));
        Assert.Equal("erased", studio.Value($"select state from member where id = {member.Value}"));
        await studio.RetakeAsync();
        await MergingTests.LawsAsync(studio);
    }

    [Fact]
    public async Task Erase_IsOnTheListBesideTheDatabase()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var (member, _) = await InJourneyAsync(studio);
        await studio.EraseAsync(member);
        Assert.Contains($"p{member.Value}", studio.Get<ErasureList>().Read().Keys);
        Assert.DoesNotContain(Secret, File.ReadAllText(studio.Get<ErasureList>().File), StringComparison.Ordinal);
    }

    /// <summary>Two members in the journey; of the first there is much to read.</summary>
    private static async Task<(MemberId Member, MemberId Other)> InJourneyAsync(RuntimeStudio studio)
    {
        await studio.Workspace.AddClubAsync();
        await studio.PublishAsync(Sends);
        var members = await studio.Workspace.AddMembersAsync(2);
        await SayAsync(studio, new() { Id = members[0] }, new MemberEdit
        {
            Attributes = new Dictionary<string, AttributeValue?> { ["name"] = new AttributeValue.Text(Secret), ["note"] = new AttributeValue.Text(Secret) },
            Addresses = new Dictionary<string, string> { ["email"] = $"{Secret}@example.com", [ChannelKeys.WeChatTemplate] = Secret },
        });
        foreach (var member in members)
            await studio.TellAsync(member, "test.start", properties: ("session", Workspace.Session));
        await using (var context = studio.Storage.Context())
        {
            context.Add(new ChildRow { Id = 1, MemberId = members[0].Value, Name = Secret, BirthDate = new DateOnly(2026, 1, 1) });
            context.Add(new AuditRow { At = RuntimeStudio.Start, Action = "member.edit", SubjectKind = "member", SubjectId = $"p{members[0].Value}", Values = Secret });
            context.Add(new AuditRow { At = RuntimeStudio.Start, Action = "suppression.add", SubjectKind = "suppression", SubjectId = "wechat-template", Values = $$"""{"address":"{{Secret}}"}""" });
            await context.SaveChangesAsync();
        }
        await studio.AdvanceAsync();
        return (members[0], members[1]);
    }

    /// <summary>Tables in which the secret can still be read.</summary>
    private static List<string> Traces(RuntimeStudio studio)
    {
        using var connection = studio.Storage.Connect();
        var tables = new List<string>();
        var isSqlite = studio.Storage.Provider is Provider.Sqlite;
        using (var command = connection.CreateCommand())
        {
            command.CommandText = isSqlite
                ? "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
                : "select table_name from information_schema.tables where table_schema = current_schema()";
            using var rows = command.ExecuteReader();
            while (rows.Read())
                tables.Add(rows.GetString(0));
        }
        return tables.FindAll(table =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"select * from \"{table}\"";
            using var rows = command.ExecuteReader();
            // What the journey says to everybody is no data of the person.
            if (table is "journey_version" or "blob")
                return false;
            while (rows.Read())
            {
                for (var column = 0; column < rows.FieldCount; column++)
                {
                    if (rows.GetValue(column) is string text && text.Contains(Secret, StringComparison.OrdinalIgnoreCase))
                        return true;
                }
            }
            return false;
        });
    }

    private static string Counts(RuntimeStudio studio) => string.Join(' ', new[] { "enrollment", "trace", "event", "event_key", "message", "mailbox", "child", "member" }
        .Select(table => studio.Value($"select count(*) from {table}")));

    private static async Task<IntakeResult> SayAsync(RuntimeStudio studio, MemberReference member, MemberEdit? edit = null) => await studio.Get<EventIntake>().AppendAsync(
        new IncomingEvent { Source = "test", Key = Guid.NewGuid().ToString(), Member = member, Name = "test.said", At = studio.Clock.Now, Edit = edit, Properties = new Dictionary<string, AttributeValue> { ["text"] = new AttributeValue.Text(member.Id?.Value == 1 ? Secret : "") } },
        CancellationToken.None);
}
