using System.Text.Json;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Editing;

namespace JourneyStudio.Tests.Definitions.Editing;

public sealed class DraftEditorTests
{
    [Fact]
    public void Delete_OneWayInAndOut_HealsTheLine()
    {
        var edit = Apply(Line("a", "b", "c"), new DraftCommand.Delete(["b"]));

        Assert.Equal(new Connection("a", "Done", "c"), Assert.Single(edit.Definition.Connections));
    }

    [Fact]
    public void Delete_AChain_LeavesOneConnection()
    {
        var edit = Apply(Line("a", "b", "c", "d"), new DraftCommand.Delete(["b", "c"]));

        Assert.Equal(new Connection("a", "Done", "d"), Assert.Single(edit.Definition.Connections));
    }

    [Fact]
    public void Delete_TwoWaysOut_HealsNothing()
    {
        var draft = Line("a", "b", "c");
        draft = draft with { Activities = draft.Activities.Add(New("d")), Connections = draft.Connections.Add(new Connection("b", "No", "d")) };

        Assert.Empty(Apply(draft, new DraftCommand.Delete(["b"])).Definition.Connections);
    }

    [Fact]
    public void Delete_WhatIsGone_ChangesNothing()
    {
        var draft = Line("a");

        Assert.Same(draft, Apply(draft, new DraftCommand.Delete(["gone"])).Definition);
    }

    [Fact]
    public void Add_TakenId_IsRefused() => Assert.Equal("draft.activity-exists", Refusal(Line("a"), new DraftCommand.Add([new(New("a"))], [])));

    [Theory]
    [InlineData("a", "gone", "draft.activity-gone")]
    [InlineData("a", "a", "draft.connects-itself")]
    public void Connect_ToWhatCannotBe_IsRefused(string source, string target, string code) =>
        Assert.Equal(code, Refusal(Line("a"), new DraftCommand.Add([], [new(new Connection(source, "Done", target))])));

    [Fact]
    public void Connect_WhatIsConnected_ChangesNothing()
    {
        var draft = Line("a", "b");

        Assert.Same(draft, Apply(draft, new DraftCommand.Add([], [new(new Connection("a", "Done", "b"))])).Definition);
    }

    [Fact]
    public void Move_SomeAreGone_MovesTheOthers()
    {
        var edit = Apply(Line("a"), new DraftCommand.Move([new("a", new Position(8, 16)), new("gone", new Position(1, 1))]));

        Assert.Equal(new Position(8, 16), edit.Definition.Find("a")!.Position);
    }

    [Fact]
    public void Set_ThenTakenAway_LeavesTheSettingsAsTheyWere()
    {
        var draft = Line("a");
        var set = Apply(draft, new DraftCommand.Set("a", "duration", JsonSerializer.SerializeToElement("P7D")));

        Assert.Equal("P7D", set.Definition.Find("a")!.Settings.Text("duration"));
        Assert.Equal(0, Apply(set.Definition, new DraftCommand.Set("a", "duration", null)).Definition.Find("a")!.Settings.Count);
    }

    [Fact]
    public void Set_OnWhatIsGone_IsRefused() => Assert.Equal("draft.activity-gone", Refusal(Line("a"), new DraftCommand.Set("gone", "duration", null)));

    [Fact]
    public void Journey_Reentry_IsRead()
    {
        var edit = Apply(Line("a"), new DraftCommand.Journey("reentry", JsonElement.Parse("""{"mode":"afterDays","days":30}""")));

        Assert.Equal(ReentryMode.AfterDays, edit.Definition.Rules.EntryRule.Mode);
    }

    [Theory]
    [InlineData("reentry", """{"mode":"often"}""", "json.choice")]
    [InlineData("priority", "\"high\"", "json.type")]
    [InlineData("colour", "1", "draft.unknown-rule")]
    public void Journey_WrongRule_IsRefused(string setting, string value, string code) =>
        Assert.Equal(code, Refusal(Line("a"), new DraftCommand.Journey(setting, JsonElement.Parse(value))));

    [Fact]
    public void Batch_OneCannotBe_ChangesNothingAtAll() =>
        Assert.Equal("draft.activity-gone", Refusal(Line("a"), new DraftCommand.Batch([new DraftCommand.Rename("a", "x"), new DraftCommand.Rename("gone", "y")])));

    private static DraftEdit Apply(JourneyDefinition draft, DraftCommand command) => DraftEditor.Apply(draft, command).Value;

    private static string Refusal(JourneyDefinition draft, DraftCommand command) => Assert.Single(DraftEditor.Apply(draft, command).Problems).Code;

    private static JourneyDefinition Line(params string[] ids) => new()
    {
        DefinitionId = "line",
        Activities = [.. ids.Select(New)],
        Connections = [.. ids.Zip(ids.Skip(1), (from, to) => new Connection(from, "Done", to))],
    };

    private static Activity New(string id) => new() { Id = id, Type = "Journey.Wait" };
}
