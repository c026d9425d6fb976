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
    public void Find_AnotherSettingOrAMove_IsNone() =>
        Assert.Null(DraftConflicts.Find(SetDuration, [new DraftCommand.Set("wait", "until", null), new DraftCommand.Set("other", "duration", null), new DraftCommand.Move([])]));
}
