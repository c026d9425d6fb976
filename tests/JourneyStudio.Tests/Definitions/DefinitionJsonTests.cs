using JourneyStudio.Engine.Definitions;

namespace JourneyStudio.Tests.Definitions;

public sealed class DefinitionJsonTests
{
    private static readonly string[] WaitOrder = ["duration", "until"];

    [Theory]
    [MemberData(nameof(Golden))]
    public void Write_AfterRead_GivesTheGoldenText(string name)
    {
        var input = File.ReadAllBytes(GoldenFile(name + ".json"));
        var expected = File.ReadAllText(GoldenFile(name + ".canonical.json"));

        var written = Write(DefinitionJson.Read(input).Value);

        Assert.Equal(expected, written);
        Assert.Equal(expected, Write(DefinitionJson.Read(written).Value));
    }

    [Fact]
    public void Read_ElsaFile_FillsTheModel()
    {
        var definition = DefinitionJson.Read(File.ReadAllBytes(GoldenFile("profile.json"))).Value;

        Assert.Equal("trial-care", definition.DefinitionId);
        Assert.Equal(ReentryMode.Never, definition.Rules.Reentry!.Mode);
        Assert.Equal("21:00", Assert.Single(definition.Rules.QuietHours).From);
        Assert.Equal("P7D", definition.Find("week")!.Settings.Text("duration"));
        Assert.Equal(new Position(0, 280), definition.Find("week")!.Position);
        Assert.Equal("Applies for a trial", definition.Find("applied")!.DisplayText);
        Assert.Equal(new Connection("applied", "Done", "thanks"), definition.Connections[0]);
    }

    [Fact]
    public void Read_LegacyConnections_AreUnderstood()
    {
        var definition = DefinitionJson.Read("""
            {"definitionId":"x","root":{"type":"Elsa.Flowchart","activities":{"$values":[{"Id":"a","Type":"T"},{"id":"b","type":"T"}]},
             "connections":{"$values":[{"Source":"a","Target":"b","SourcePort":"True"},{"source":{"Activity":"b"},"target":{"activity":"a"}}]}}}
            """).Value;

        Assert.Equal([new Connection("a", "True", "b"), new Connection("b", "Done", "a")], definition.Connections.ToArray());
    }

    [Fact]
    public void Read_SingleConnectionObject_IsUnderstood() => Assert.Single(DefinitionJson.Read(
        """{"definitionId":"x","root":{"type":"Elsa.Flowchart","connections":{"source":"a","target":"b"}}}""").Value.Connections);

    [Fact]
    public void Write_OtherRoot_IsKeptWhole()
    {
        var definition = DefinitionJson.Read("""{"definitionId":"x","root":{"id":"s","type":"Elsa.Sequence","activities":[{"id":"a","type":"T","z":1e2}]}}""").Value;

        Assert.Contains("\"z\": 1e2", Write(definition), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_EditedDefinition_ShowsOnlyTheEdit()
    {
        var before = DefinitionJson.Read(File.ReadAllBytes(GoldenFile("profile.json"))).Value;
        var week = before.Find("week")!;
        var after = before with { Activities = before.Activities.Replace(week, week with { Settings = week.Settings.Set("duration", "P8D") }) };

        var changed = Write(before).Split('\n').Zip(Write(after).Split('\n')).Where(lines => lines.First != lines.Second);

        Assert.Equal("        \"duration\": \"P8D\",", Assert.Single(changed).Second);
    }

    public static TheoryData<string> Golden() => ["profile", "elsa-export", "odd"];

    internal static string Write(JourneyDefinition definition) =>
        DefinitionJson.Write(definition, type => type == "Journey.Wait" ? WaitOrder : []);

    private static string GoldenFile(string name) => Path.Combine(AppContext.BaseDirectory, "Definitions", "Golden", name);
}
