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
}
