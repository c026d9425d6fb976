using System.Text.Json;
using JourneyStudio.IntegrationTests.JourneyImporting;
using JourneyStudio.IntegrationTests.Runtime;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage.Journeys;

namespace JourneyStudio.IntegrationTests.Cli;

public sealed class ForecastCommandTests
{
    [Fact]
    public async Task Forecast_OfAFile_CountsMadeUpMembers()
    {
        var (exit, output, _) = await Shell.RunAsync("forecast", Workspace.RepositoryFile("workflows", "club-checkin.json"), "--content", Workspace.RepositoryFile("samples", "workspace", "content.json"), "--members", "40", "--json");
        var report = JsonElement.Parse(output);
        Assert.Equal((0, 40, 90), (exit, report.GetProperty("members").GetInt32(), report.GetProperty("entered").GetArrayLength()));
        Assert.Equal(40, report.GetProperty("entered").EnumerateArray().Sum(day => day.GetInt32()));
    }

    [Fact]
    public async Task Forecast_OfTheDatabase_FollowsItsMembersAndNamesWhatIsMissing()
    {
        await using var studio = await ImportStudio.OpenAsync(Provider.Sqlite);
        await studio.Get<JourneyCreation>().BeginAsync("known", "Known", """
            {"definitionId":"known","root":{"id":"f","type":"Elsa.Flowchart","activities":[{"id":"in","type":"Journey.EventTrigger","event":"came"}],"connections":[]}}
            """, null, default);

        var (exit, output, _) = await Shell.RunAsync("forecast", "known", "--days", "10", "--Data:Directory", studio.DataDirectory);
        var missing = await Shell.RunAsync("forecast", "nowhere", "--Data:Directory", studio.DataDirectory);
        var days = await Shell.RunAsync("forecast", "known", "--days", "0", "--Data:Directory", studio.DataDirectory);

        Assert.Equal(0, exit);
        Assert.StartsWith("0 members, 10 days from ", output, StringComparison.Ordinal);
        Assert.Equal((2, "There is no file and no journey 'nowhere'."), (missing.Exit, missing.Errors.Trim()));
        Assert.Contains("from 1 to 366", days.Errors, StringComparison.Ordinal);
    }
}
