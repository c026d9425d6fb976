using Bunit;
using JourneyStudio.Runtime.Stages;
using JourneyStudio.Storage;
using JourneyStudio.Web.Features.Health;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Health;

/// <summary>The stages of the runtime as people see them.</summary>
public sealed class HealthPageTests(StudioHost host) : IClassFixture<StudioHost>
{
    [Fact]
    public void Page_Stages_AreNamedAndExplainedInTheOrderOfAnEvent()
    {
        using var context = Pages.Over(host, typeof(HealthProbe));

        var page = context.Open<HealthPage>("/health/stages");

        Assert.Equal(
            ["Events come in", "Events reach journeys", "Members move on", "Operators’ wishes are carried out", "Messages leave"],
            page.FindAll("tbody td:first-child .what").Select(cell => cell.FirstChild!.TextContent));
        Assert.All(page.FindAll("tbody .what .small"), text => Assert.DoesNotContain("Stage.", text.TextContent, StringComparison.Ordinal));
        Assert.Equal("All is well", page.Find(".page-head .state").TextContent);
    }

    [Fact]
    public void Page_DatabaseDoesNotAnswer_SaysSoAndWhatIsSafe()
    {
        using var context = Pages.Over(host);
        context.Services.AddLogging();
        context.Services.AddSingleton(ActivatorUtilities.CreateInstance<HealthProbe>(host.Services, Broken(host)));

        var page = context.Open<HealthPage>("/health/stages");

        Assert.Contains("The database does not answer", page.Find(".empty h2").TextContent, StringComparison.Ordinal);
        Assert.Contains("Nothing that was saved is lost", page.Find(".empty p").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_DatabaseWithoutRoom_SaysSoBesideTheStages()
    {
        using var context = Pages.Over(host);
        var room = new StorageRoom(TimeProvider.System);
        room.Note(new Microsoft.Data.Sqlite.SqliteException("database or disk is full", 13));
        context.Services.AddLogging();
        context.Services.AddSingleton(ActivatorUtilities.CreateInstance<HealthProbe>(host.Services, room));

        var page = context.Open<HealthPage>("/health/stages");

        Assert.Equal("The database has no room", page.Find(".page-head .state").TextContent);
        Assert.Contains("Its disk is full", page.Find(".empty p").TextContent, StringComparison.Ordinal);
        Assert.Equal(5, page.FindAll("tbody tr").Count);
    }

    /// <summary>Reports over a database that is not there.</summary>
    private static StageReports Broken(StudioHost host) => ActivatorUtilities.CreateInstance<StageReports>(host.Services, new NoDatabase());

    private sealed class NoDatabase : Microsoft.EntityFrameworkCore.IDbContextFactory<Storage.StudioDbContext>
    {
        public Storage.StudioDbContext CreateDbContext() => throw new IOException("gone");
    }
}
