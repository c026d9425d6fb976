using System.Reflection;
using System.Xml.Linq;

namespace JourneyStudio.Tests.Architecture;

/// <summary>Every public type of Engine says what it means.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public void Documentation_PublicEngineType_IsWritten()
    {
        var assembly = Assembly.Load("JourneyStudio.Engine");
        var documented = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .Where(member => !string.IsNullOrWhiteSpace(member.Element("summary")?.Value) || member.Element("inheritdoc") is not null)
            .Select(member => member.Attribute("name")!.Value)
            .ToHashSet(StringComparer.Ordinal);

        Offences.AssertNone(assembly.GetExportedTypes().Select(type => type.FullName!.Replace('+', '.')).Where(name => !documented.Contains("T:" + name)));
    }
}
