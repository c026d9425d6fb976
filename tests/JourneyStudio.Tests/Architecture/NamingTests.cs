namespace JourneyStudio.Tests.Architecture;

/// <summary>Folders are named for things of the domain.</summary>
public sealed class NamingTests
{
    private static readonly string[] Drawers = ["Models", "Services", "Helpers", "Managers", "Utils", "Utilities", "Common", "Misc", "Extensions", "Interfaces"];

    [Fact]
    public void Name_Folder_SaysWhatIsInIt() =>
        Offences.AssertNone(Repository.Directories("src").Where(path => Drawers.Contains(path.Split('/')[^1], StringComparer.OrdinalIgnoreCase)));
}
