using FsCheck;
using FsCheck.Fluent;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Editing;

namespace JourneyStudio.Tests.Definitions.Editing;

public sealed class DraftEditorPropertyTests
{
    [Fact]
    public void Apply_ThenInverse_GivesTheSameText() => ForAll(seed =>
    {
        var drafts = new RandomDrafts(seed);
        var draft = drafts.Draft();
        if (!DraftEditor.Apply(draft, drafts.Command(draft)).TryGet(out var edit)) return true;

        var back = DraftEditor.Apply(edit.Definition, edit.Inverse);

        return back.IsOk && Text(back.Value.Definition) == Text(draft);
    });

    [Fact]
    public void Apply_InverseOfInverse_GivesTheEditAgain() => ForAll(seed =>
    {
        var drafts = new RandomDrafts(seed);
        var draft = drafts.Draft();
        if (!DraftEditor.Apply(draft, drafts.Command(draft)).TryGet(out var edit)) return true;

        var back = DraftEditor.Apply(edit.Definition, edit.Inverse).Value;

        return Text(DraftEditor.Apply(back.Definition, back.Inverse).Value.Definition) == Text(edit.Definition);
    });

    [Fact]
    public void Apply_CommandAndInverseThroughJson_DoTheSame() => ForAll(seed =>
    {
        var drafts = new RandomDrafts(seed);
        var draft = drafts.Draft();
        var command = drafts.Command(draft);
        if (!DraftEditor.Apply(draft, command).TryGet(out var edit)) return true;

        var again = DraftEditor.Apply(draft, DraftCommandJson.Read(DraftCommandJson.Write(command)).Value).Value;
        var inverse = DraftCommandJson.Read(DraftCommandJson.Write(again.Inverse)).Value;

        return Text(again.Definition) == Text(edit.Definition) && Text(DraftEditor.Apply(again.Definition, inverse).Value.Definition) == Text(draft);
    });

    private static void ForAll(Func<int, bool> holds) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithEndSize(int.MaxValue / 2));

    private static string Text(JourneyDefinition definition) => DefinitionJson.Write(definition, _ => []);
}
