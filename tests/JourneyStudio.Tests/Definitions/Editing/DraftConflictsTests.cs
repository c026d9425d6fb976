using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Editing;

namespace JourneyStudio.Tests.Definitions.Editing;

public sealed class DraftConflictsTests
{
    private static readonly DraftCommand SetDuration = new DraftCommand.Set("wait", "duration", null);

    [Fact]
    public void Find_SameSettingSetMeanwhile_IsAConflict()
    {
        var conflict = DraftConflicts.Find(SetDuration, [new DraftCommand.Batch([SetDuration])]);

        Assert.Equal(("draft.changed-elsewhere", "wait", "duration"), (conflict!.Code, conflict.Activity, conflict.Field));
    }

    [Fact]
    public void Find_DraftReplacedMeanwhile_IsAConflictOfWhatSetsAValue()
    {
        var replaced = new DraftCommand.Replace(new JourneyDefinition { DefinitionId = "draft" });

        Assert.Equal("draft.replaced-elsewhere", DraftConflicts.Find(SetDuration, [replaced])!.Code);
        Assert.Null(DraftConflicts.Find(new DraftCommand.Move([]), [replaced]));
    }

    [Fact]
    public void Find_AnotherSettingOrAMove_IsNone() =>
        Assert.Null(DraftConflicts.Find(SetDuration, [new DraftCommand.Set("wait", "until", null), new DraftCommand.Set("other", "duration", null), new DraftCommand.Move([])]));

    [Fact]
    public void Find_DeletionOfWhatSomebodyElseEdited_IsAConflict()
    {
        var deletion = new DraftCommand.Delete(["other", "wait"]);

        var conflict = DraftConflicts.Find(deletion, [SetDuration]);

        Assert.Equal(("wait", "duration"), (conflict!.Activity, conflict.Field));
        Assert.True(DraftConflicts.Deletes(deletion, conflict.Activity));
        Assert.Null(DraftConflicts.Find(deletion, [new DraftCommand.Set("third", "duration", null), new DraftCommand.Journey("name", null)]));
    }

    [Fact]
    public void SetterOf_InABatch_IsTheLastThatSetsIt()
    {
        var last = new DraftCommand.Rename("wait", "Second");

        Assert.Same(last, DraftConflicts.SetterOf(new DraftCommand.Batch([new DraftCommand.Rename("wait", "First"), last, SetDuration]), "wait", "displayText"));
        Assert.Null(DraftConflicts.SetterOf(SetDuration, "wait", "displayText"));
    }
}
