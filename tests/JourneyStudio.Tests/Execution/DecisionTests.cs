using JourneyStudio.Engine.Execution;

namespace JourneyStudio.Tests.Execution;

/// <summary>SEMANTICS, "Decisions", through whole turns.</summary>
public sealed class DecisionTests
{
    private const string Go = "in EventTrigger {\"event\":\"go\"}";
    private const string Always = """{"reentry":{"mode":"always"}}""";

    [Theory]
    [Trait("Semantics", "decisions.switch")]
    [Trait("Semantics", "flow.switch")]
    [InlineData("vip regular", "in:Done which:VIP")]
    [InlineData("regular", "in:Done which:Regular")]
    [InlineData("", "in:Done which:Default")]
    public async Task Switch_SeveralCasesHold_TakesTheFirst(string tags, string path)
    {
        const string Which = """which Switch {"cases":[{"name":"VIP","rule":{"tag":"vip"}},{"name":"Regular","rule":{"tag":"regular"}}]}""";
        var lab = await new Lab { Tags = [.. tags.Split(' ', StringSplitOptions.RemoveEmptyEntries)] }.Journey([Go, Which], "in.Done>which").Happens("go", TimeSpan.Zero).RunAsync();
        Assert.Equal(path, lab.Path());
    }

    [Fact]
    [Trait("Semantics", "decisions.once")]
    [Trait("Semantics", "flow.condition")]
    public async Task Decision_OnceMade_StandsInTheTraceWithItsValues()
    {
        // The tag that decided is taken away afterwards; what was decided stays as it was.
        var lab = await new Lab { Tags = ["vip"] }.Journey([Go, "ask Condition {\"rule\":{\"tag\":\"vip\"}}", "off Tags {\"remove\":[\"vip\"]}", "wait Wait {\"duration\":\"P1D\"}"], "in.Done>ask ask.Yes>off off.Done>wait")
            .Happens("go", TimeSpan.Zero).Happens("other", TimeSpan.FromHours(1)).RunAsync();
        Assert.Equal("in:Done ask:Yes off:Done wait:Done", lab.Path());
        var value = Assert.Single(lab.Result.Trace.Single(traced => traced.Step.Activity == "ask").Step.Values);
        Assert.Equal(("tag vip", "yes"), (value.Name, value.Value));
    }

    [Fact]
    [Trait("Semantics", "decisions.split")]
    [Trait("Semantics", "flow.split")]
    public async Task Split_OnReentryAndInAnotherVersion_IsTheSameForAMember()
    {
        const string Split = """split RandomSplit {"branches":[{"name":"A","percent":45},{"name":"B","percent":45}],"holdout":10}""";
        var lab = await new Lab().Journey([Go, Split], "in.Done>split", Always).Happens("go", TimeSpan.Zero).Happens("go", TimeSpan.FromDays(30)).RunAsync();
        var first = lab.Result.Trace.Where(traced => traced.Step.Activity == "split").Select(traced => traced.Step.Port).Distinct().ToList();
        Assert.Single(first);
        // A later version draws other things around it; the journey and the activity are the same.
        var later = await new Lab().Journey([Go, "tag Tags {\"add\":[\"vip\"]}", Split], "in.Done>tag tag.Done>split", Always).Happens("go", TimeSpan.Zero).RunAsync();
        Assert.EndsWith($"split:{first[0]}", later.Path(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Semantics", "decisions.split")]
    public void Split_ManyMembers_FallByTheWeights()
    {
        var shares = Enumerable.Range(0, 10_000).Select(member => Draw.Part(Draw.Of("salt", $"m{member}", "j1", "split"), 100)).GroupBy(part => part < 45 ? "A" : part < 90 ? "B" : "holdout").ToDictionary(group => group.Key, group => group.Count());
        Assert.InRange(shares["A"], 4_300, 4_700);
        Assert.InRange(shares["B"], 4_300, 4_700);
        Assert.InRange(shares["holdout"], 850, 1_150);
    }
}
