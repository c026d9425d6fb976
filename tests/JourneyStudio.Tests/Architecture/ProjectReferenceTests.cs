using System.Reflection;
using System.Xml.Linq;

namespace JourneyStudio.Tests.Architecture;

/// <summary>Who may know whom (src/README.md), read from the project files.</summary>
public sealed class ProjectReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Engine"] = [],
        ["Activities"] = ["Engine"],
        ["Channels"] = ["Engine"],
        ["Storage"] = ["Engine"],
        ["Storage.Design"] = ["Engine", "Storage"],
        ["Runtime"] = ["Engine", "Storage"],
        ["Cli"] = ["Engine", "Activities", "Channels", "Storage", "Runtime"],
        ["Web"] = ["Engine", "Activities", "Channels", "Storage", "Runtime"],
    };

    public static TheoryData<string> Projects() => [.. ProjectFiles().Select(file => NameOf(file.Name))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_Project_AreAllowed(string project)
    {
        Assert.True(Allowed.ContainsKey(project), $"JourneyStudio.{project} has no dependency rule: add one here and in src/README.md");

        Assert.Empty(Includes(Load(project), "ProjectReference").Select(path => NameOf(path.Split('/', '\\')[^1])).Except(Allowed[project]));
    }

    [Fact]
    public void References_Engine_AreNone()
    {
        var project = Load("Engine");

        Assert.Empty(Includes(project, "ProjectReference"));
        Assert.Empty(Includes(project, "PackageReference"));
        Assert.Empty(Includes(project, "FrameworkReference"));
        Assert.DoesNotContain(
            Assembly.Load("JourneyStudio.Engine").GetReferencedAssemblies(),
            assembly => !assembly.Name!.StartsWith("System.", StringComparison.Ordinal));
    }

    private static IEnumerable<SourceFile> ProjectFiles() => Repository.Production.Where(file => file.Is(".csproj"));

    private static string NameOf(string file) => file.Replace("JourneyStudio.", "", StringComparison.Ordinal).Replace(".csproj", "", StringComparison.Ordinal);

    private static XDocument Load(string project) => XDocument.Parse(ProjectFiles().Single(file => NameOf(file.Name) == project).Text);

    private static IEnumerable<string> Includes(XDocument project, string item) =>
        project.Descendants(item).Select(element => element.Attribute("Include")?.Value).OfType<string>();
}
