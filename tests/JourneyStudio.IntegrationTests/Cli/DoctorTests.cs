using System.Text.Json;
using JourneyStudio.IntegrationTests.Runtime;
using JourneyStudio.IntegrationTests.Storage;

namespace JourneyStudio.IntegrationTests.Cli;

public sealed class DoctorTestsOnSqlite() : DoctorTests(Provider.Sqlite);

public sealed class DoctorTestsOnPostgreSql() : DoctorTests(Provider.PostgreSql);

/// <summary>SEMANTICS, "Laws (what `doctor` checks, per version, at any moment)". Each law is broken by hand and must be named.</summary>
public abstract class DoctorTests(Provider provider)
{
    private static readonly string Journey = Journeys.Row(
        ("start", "EventTrigger", """{"event":"test.start"}""", "Done"),
        ("wait", "Wait", """{"duration":"PT1H"}""", "Done"),
        ("tag", "Tags", """{"add":["pregnant"]}""", ""));

    [Fact]
    public async Task Doctor_WorkingStudio_FindsNothing()
    {
        await using var studio = await WorkingAsync();

        var (exit, output, _) = await DoctorAsync(studio);

        Assert.Equal((0, "All 7 laws hold."), (exit, output.Trim()));
    }

    [Theory]
    [Trait("Semantics", "laws.entered")]
    [Trait("Semantics", "laws.tokens")]
    [Trait("Semantics", "laws.counts")]
    [Trait("Semantics", "laws.effects")]
    [Trait("Semantics", "laws.overdue")]
    [Trait("Semantics", "laws.ledger")]
    [Trait("Semantics", "laws.steps")]
    [InlineData(1, "update version_stats set entered = entered + 1", "entered + migrated in")]
    [InlineData(1, "update version_stats set entered = entered + 1, completed = completed + 1", "counts of a version")]
    [InlineData(2, "delete from token", "every active enrollment has a token")]
    [InlineData(2, "update enrollment set state = 'stopped' where state = 'active'", "every token belongs")]
    [InlineData(3, "update activity_stats set arrivals = arrivals + 1 where activity = 'wait'", "arrivals = departures + present")]
    [InlineData(3, "update activity_stats set arrivals = arrivals + 1, present = present + 1 where activity = 'wait'", "those present")]
    [InlineData(4, "update event_key set event_id = 99999", "an event's key")]
    [InlineData(5, "update slot set taken_at = taken_at + 7200000", "no token of a running version")]
    [InlineData(6, "update member set points = 5", "the balance of points")]
    [InlineData(7, "update trace set activity = 'tag' where activity = 'wait'", "follows a connection")]
    [InlineData(7, "update enrollment set step = step + 1", "counter is its last step")]
    [InlineData(7, "update trace set intervention = 'move' where activity = 'wait'", "names the operator")]
    public async Task Doctor_LawIsBroken_NamesTheLaw(int law, string harm, string check)
    {
        await using var studio = await WorkingAsync();
        studio.Value(harm);

        var (exit, output, _) = await DoctorAsync(studio, "--json");
        var report = JsonDocument.Parse(output).RootElement;

        Assert.Equal((1, "broken"), (exit, report.GetProperty("status").GetString()));
        Assert.Contains(
            report.GetProperty("breaches").EnumerateArray(),
            breach => breach.GetProperty("law").GetInt32() == law && breach.GetProperty("check").GetString()!.Contains(check, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Doctor_BrokenStep_NamesJourneyVersionEnrollmentAndActivity()
    {
        await using var studio = await WorkingAsync();
        studio.Value("update trace set activity = 'tag' where activity = 'wait'");

        var (_, output, _) = await DoctorAsync(studio);

        Assert.Contains("journey journey-1, version 1, enrollment 1, activity tag: step 1:2", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_NoDatabase_CouldNotRun()
    {
        var (exit, _, errors) = await Shell.RunAsync("doctor", "--Data:Directory", Path.GetTempPath());

        Assert.Equal(2, exit);
        Assert.Contains("Data:Directory", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_DatabaseOfAnotherVersion_CouldNotRun()
    {
        await using var studio = await WorkingAsync();
        studio.Value("""update "__EFMigrationsHistory" set "MigrationId" = '9999' || "MigrationId" """);

        var (exit, _, errors) = await DoctorAsync(studio);

        Assert.Equal(2, exit);
        Assert.Contains("another version", errors, StringComparison.Ordinal);
    }

    private Task<(int Exit, string Output, string Errors)> DoctorAsync(RuntimeStudio studio, params string[] more) => provider is Provider.Sqlite
        ? Shell.RunAsync(["doctor", "--Data:Directory", studio.Storage.DataDirectory, .. more])
        : Shell.RunAsync(["doctor", "--Database:Provider", "PostgreSql", "--Database:ConnectionString", studio.Storage.At, .. more]);

    /// <summary>Three members who have come to a wait; the runtime is still open.</summary>
    private async Task<RuntimeStudio> WorkingAsync()
    {
        var studio = await RuntimeStudio.OpenAsync(provider);
        await studio.PublishAsync(Journey);
        foreach (var member in await studio.Workspace.AddMembersAsync(3))
            await studio.TellAsync(member, "test.start");
        await studio.AdvanceAsync();
        return studio;
    }
}
