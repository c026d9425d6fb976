using System.Collections.Immutable;
using System.Text;
using JourneyStudio.Activities.Condition;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions.Importing;
using JourneyStudio.Tests.Activities;

namespace JourneyStudio.Tests.Definitions.Importing;

public sealed class ReferenceMappingTests
{
    private const string Rule = """{"all":[{"tag":"lost"},{"any":[{"coupon":"lost","state":"claimed"},{"message":"opened","template":"lost"},{"segment":"lost"}]},{"event":"form.submitted","where":[{"property":"form","op":"oneOf","value":["lost","kept"]}]}]}""";
    private static readonly ActivityCatalog Catalog = ActivityCatalog.Load(typeof(ConditionActivity).Assembly);

    private static readonly ContentCatalog Content = new(SampleContent.Catalog.Content with
    {
        Forms = [Form("form"), Form("kept")],
        Segments = [new SegmentDefinition("segment", new LocalText("S", "S"), System.Text.Json.JsonElement.Parse("""{"tag":"vip"}"""))],
    });

    private static readonly ImmutableDictionary<string, string> Known =
        ImmutableDictionary.CreateRange([KeyValuePair.Create("tag", "vip"), KeyValuePair.Create("template", "hello"), KeyValuePair.Create("coupon", "gift"), KeyValuePair.Create("form", "form"), KeyValuePair.Create("segment", "segment")]);

    /// <summary>Wherever the checks find a key that is not known, the mapping finds it too: in settings, in rules, in cases of a switch, in the journey's own rules.</summary>
    [Fact]
    public void Apply_EveryMissingReference_LeavesNone()
    {
        var import = new DefinitionImport(Catalog, Content);
        var file = Assert.Single(import.Read([new WorkflowFile("a.json", Encoding.UTF8.GetBytes($$$$"""
            {"definitionId":"x","customProperties":{"journey":{"exitWhen":{{{{Rule}}}},"goal":{"event":"order.paid","where":{{{{Rule}}}}}}},"root":{"type":"Elsa.Flowchart","activities":[
              {"id":"t","type":"Journey.Tags","add":["lost","vip"],"remove":["lost"]},
              {"id":"m","type":"Journey.SendEmail","template":"lost"},
              {"id":"c","type":"Journey.Condition","rule":{{{{Rule}}}}},
              {"id":"s","type":"Journey.Switch","cases":[{"name":"A","rule":{{{{Rule}}}}}]}]}}
            """))]));
        Assert.Equal(Known.Keys.Order(), file.Missing.Select(missing => missing.Kind).Distinct().Order());

        var mapped = new ReferenceMapping(Catalog, file.Missing.ToDictionary(missing => missing, missing => Known[missing.Kind])).Apply(file.Definition!);

        var text = Engine.Definitions.DefinitionJson.Write(mapped, Catalog.PropertyOrder);
        Assert.DoesNotContain("lost", text, StringComparison.Ordinal);
        Assert.Contains("kept", text, StringComparison.Ordinal);
        Assert.Empty(Assert.Single(import.Read([new WorkflowFile("b.json", Encoding.UTF8.GetBytes(text))])).Missing);
    }

    [Fact]
    public void Apply_KeyOfAnotherKind_IsNotTouched()
    {
        var definition = Engine.Definitions.DefinitionJson.Read("""{"definitionId":"x","root":{"type":"Elsa.Flowchart","activities":[{"id":"t","type":"Journey.Tags","add":["lost"]},{"id":"m","type":"Journey.SendEmail","template":"lost"}]}}""").Value;

        var mapped = new ReferenceMapping(Catalog, new Dictionary<MissingReference, string> { [new("template", "lost")] = "hello" }).Apply(definition);

        Assert.Equal("""["lost"]""", mapped.Activities[0].Settings["add"]!.Value.GetRawText());
        Assert.Equal("hello", mapped.Activities[1].Settings.Text("template"));
    }

    private static FormDefinition Form(string key) => new(key, new LocalText(key, key), new LocalText("", ""), [], new LocalText("OK", "OK"), new LocalText("OK", "OK"));
}
