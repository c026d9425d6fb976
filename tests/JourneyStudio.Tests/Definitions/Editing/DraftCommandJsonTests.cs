using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Editing;

namespace JourneyStudio.Tests.Definitions.Editing;

public sealed class DraftCommandJsonTests
{
    [Fact]
    public void Read_AddFromTheCanvas_TakesTheActivityAsDrawn()
    {
        var command = DraftCommandJson.Read("""
            {"kind":"add","activities":[{"id":"w","type":"Journey.Wait","at":"noon","metadata":{"designer":{"position":{"x":8,"y":16}}}}],
             "connections":[{"source":"a","port":"Yes","target":"w"}]}
            """).Value;

        var add = Assert.IsType<DraftCommand.Add>(command);
        Assert.Equal(new Position(8, 16), add.Activities[0].Item.Position);
        Assert.Equal("noon", add.Activities[0].Item.Settings.Text("at"));
        Assert.Equal(new Connection("a", "Yes", "w"), add.Connections[0].Item);
    }

    /// <summary>Within its command a draft stands a level deeper, and it may be as deep as any.</summary>
    [Fact]
    public void ReadKept_ReplacementOfADraftAsDeepAsItMayBe_IsTheDraft()
    {
        var depth = JsonLimits.Default.Depth - 5;
        var nested = string.Concat(Enumerable.Repeat("[", depth)) + string.Concat(Enumerable.Repeat("]", depth));
        var deep = DefinitionJson.Read($$$"""{"definitionId":"x","root":{"type":"Elsa.Flowchart","activities":[{"id":"a","type":"T","setting":{{{nested}}}}]}}""").Value;

        var kept = Assert.IsType<DraftCommand.Replace>(DraftCommandJson.ReadKept(DraftCommandJson.Write(new DraftCommand.Replace(deep))).Value);

        Assert.Equal(DefinitionJson.Write(deep, _ => []), DefinitionJson.Write(kept.Definition, _ => []));
    }

    [Fact]
    public void Apply_ReplacementByAnotherJourney_IsRefused() => Assert.Equal(
        "draft.other-journey",
        DraftEditor.Apply(new JourneyDefinition { DefinitionId = "a" }, new DraftCommand.Replace(new JourneyDefinition { DefinitionId = "b" })).Problems[0].Code);

    [Theory]
    [InlineData("""{"kind":"explode"}""", "draft.unknown-command")]
    [InlineData("""{"activities":[]}""", "json.missing")]
    [InlineData("""{"kind":"set","activity":"a"}""", "json.missing")]
    [InlineData("""{"kind":"delete","activities":[1]}""", "json.type")]
    [InlineData("""{"kind":"move","kind":"add"}""", "json.duplicate-key")]
    [InlineData("""{"kind":""", "json.malformed")]
    public void Read_WhatIsNoCommand_NamesTheProblem(string json, string code) => Assert.Contains(DraftCommandJson.Read(json).Problems, problem => problem.Code == code);
}
