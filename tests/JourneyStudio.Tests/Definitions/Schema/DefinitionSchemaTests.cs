using System.Text.Json;
using JourneyStudio.Activities.Condition;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions.Schema;
using JourneyStudio.Tests.Architecture;

namespace JourneyStudio.Tests.Definitions.Schema;

public sealed class DefinitionSchemaTests
{
    private static readonly ActivityCatalog Catalog = ActivityCatalog.Load(typeof(ConditionActivity).Assembly);
    private static readonly JsonElement Written = JsonElement.Parse(DefinitionSchema.Write(Catalog, Languages.English));
    private static readonly SchemaCheck Check = new(Written);

    public static TheoryData<string> Samples =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "workflows"), "*.json")
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples"), "*.journey.json", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Repository.Root, path)),
    ];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Write_Sample_IsValidByIt(string file) => Assert.Empty(Check.Find(JsonElement.Parse(File.ReadAllText(Path.Combine(Repository.Root, file)))));

    [Theory]
    [InlineData("""{"id":"w","type":"Journey.Wait","duration":7}""", "$.root.activities[0].duration is no string")]
    [InlineData("""{"id":"w","type":"Journey.Wait","duration":"7 days"}""", "$.root.activities[0].duration is not like ^P")]
    [InlineData("""{"id":"t","type":"Journey.Tags","add":"vip"}""", "$.root.activities[0].add is no array")]
    [InlineData("""{"id":"c","type":"Journey.Condition","rule":{"all":[{"colour":"red"}]}}""", "$.root.activities[0].rule.all[0] is none of what it can be")]
    [InlineData("""{"type":"Journey.Wait","duration":"P1D"}""", "$.root.activities[0] has no id")]
    public void Write_WrongSetting_IsFoundByIt(string activity, string expected) =>
        Assert.Contains(expected, Check.Find(JsonElement.Parse($$$"""{"definitionId":"x","root":{"type":"Elsa.Flowchart","activities":[{{{activity}}}]}}""")));

    /// <summary>The settings of every kind are there under the names that its form calls them by.</summary>
    [Fact]
    public void Write_EveryKind_HasItsSettings() => Assert.All(Catalog.Kinds, kind => Assert.Equal(
        kind.Descriptor.PropertyOrder,
        Written.GetProperty("definitions").GetProperty(kind.Descriptor.Type).GetProperty("properties").EnumerateObject().Select(setting => setting.Name)));

    [Fact]
    public void Write_InChinese_SaysTheFormsWords() =>
        Assert.NotEqual(Title(Languages.English), Title(Languages.Chinese));

    private static string? Title(string language) =>
        JsonElement.Parse(DefinitionSchema.Write(Catalog, language)).GetProperty("definitions").GetProperty("Journey.Wait").GetProperty("title").GetString();
}
