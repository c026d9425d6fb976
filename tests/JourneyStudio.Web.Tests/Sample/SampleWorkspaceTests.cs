using JourneyStudio.Web.Features.Sample;

namespace JourneyStudio.Web.Tests.Sample;

public sealed class SampleWorkspaceTests
{
    [Fact]
    public void Read_ContentOfTheRepository_HasStoresGuidesAndSessions()
    {
        var workspace = SampleWorkspace.Read(File.ReadAllText(Path.Combine(Repository(), "samples", "workspace", "content.json")));
        Assert.Equal(6, workspace.Stores.Count());
        Assert.All(workspace.Stores, store => Assert.Contains(store.Staff, person => person.Role == "guide"));
        Assert.All(workspace.Sessions, session => Assert.Contains(workspace.Stores, store => store.Key == session.Store));
    }

    [Fact]
    public void StartsAt_LoadedLateInTheEvening_CountsDaysInTheZoneOfTheSession()
    {
        var session = SampleWorkspace.Read(File.ReadAllText(Path.Combine(Repository(), "samples", "workspace", "content.json"))).Sessions[0];
        var evening = new DateTimeOffset(2026, 11, 21, 20, 0, 0, TimeSpan.Zero);
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 6, 30, 0, TimeSpan.Zero), session.StartsAt(evening));
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "JourneyStudio.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
