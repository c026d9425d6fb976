using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Tests.Activities.SetValue;

namespace JourneyStudio.Tests.Execution;

/// <summary>SEMANTICS, "Values of an enrollment": what a journey remembers for one passage, and who reads it.</summary>
public sealed class ValueTests
{
    private const string Go = "in EventTrigger {\"event\":\"go\"}";
    private const string Again = """{"reentry":{"mode":"restart"}}""";
    private const string Hour = "hour Wait {\"duration\":\"PT1H\"}";
    private const string Greets = """greet SetValue {"key":"greeting","change":"set","value":"hello"}""";
    private const string Asks = """ask Condition {"rule":{"attribute":"journey.greeting","op":"is","value":"Hello"}}""";

    [Fact]
    [Trait("Semantics", "values.remember")]
    [Trait("Semantics", "action.value")]
    public async Task SetValue_AskedForLater_IsKnownAndStandsInTheTrace()
    {
        var lab = await Started([Go, Greets, Hour, Asks], "in.Done>greet greet.Done>hour hour.Done>ask").RunAsync();

        Assert.Equal("in:Done greet:Done hour:Done ask:Yes", lab.Path());
        Assert.Equal(["journey.greeting=hello"], lab.Effects("greet"));
        var value = Assert.Single(lab.Result.Trace.Single(traced => traced.Step.Activity == "ask").Step.Values);
        Assert.Equal(("attribute journey.greeting", "hello"), (value.Name, value.Value));
    }

    [Fact]
    [Trait("Semantics", "values.remember")]
    public async Task Rule_ValueThatNothingHasSet_IsAMissingOne()
    {
        const string Missing = """ask Condition {"rule":{"all":[{"attribute":"journey.greeting","op":"isNot","value":"x"},{"attribute":"journey.greeting","op":"isNotSet"}]}}""";
        var lab = await new Lab { Attributes = [("journey.greeting", "x")] }.Journey([Go, Missing], "in.Done>ask").Happens("go", TimeSpan.Zero).RunAsync();

        Assert.Equal("in:Done ask:Yes", lab.Path());
    }

    [Theory]
    [Trait("Semantics", "values.remember")]
    [InlineData("\"value\":\"12.5\",\"kind\":\"number\"", "greater", "12")]
    [InlineData("\"value\":\"true\",\"kind\":\"flag\"", "is", "true")]
    [InlineData("\"value\":\"2026-11-20\",\"kind\":\"date\"", "before", "\"today\"")]
    public async Task Rule_TypedValue_IsComparedAsItsType(string value, string op, string with)
    {
        var lab = await Started(
            [Go, $$"""set SetValue {"key":"x","change":"set",{{value}}}""", $$$"""ask Condition {"rule":{"attribute":"journey.x","op":"{{{op}}}","value":{{{with}}}}}"""], "in.Done>set set.Done>ask").RunAsync();

        Assert.EndsWith("ask:Yes", lab.Path(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Semantics", "values.judged")]
    public async Task SetValue_AnotherBranchWaitsForIt_GoesOnAtOnce()
    {
        var lab = await Started(
            [Go, """wait WaitForRule {"rule":{"attribute":"journey.greeting","op":"isSet"},"timeout":"P9D"}""", Hour, Greets], "in.Done>wait in.Done>hour hour.Done>greet").RunAsync();

        Assert.Equal("in:Done wait:Met hour:Done greet:Done", lab.Path());
        Assert.Equal(Lab.Start.AddHours(1), lab.Left("wait"));
    }

    [Fact]
    [Trait("Semantics", "values.judged")]
    public async Task SetValue_ExitAsksForIt_Leaves()
    {
        var lab = await new Lab().Journey([Go, Greets, Hour], "in.Done>greet greet.Done>hour", """{"exitWhen":{"attribute":"journey.greeting","op":"isSet"}}""").Happens("go", TimeSpan.Zero).RunAsync();

        Assert.Equal(("in:Done greet:Done hour:exited", EnrollmentState.Exited), (lab.Path(), lab.State()));
    }

    [Fact]
    [Trait("Semantics", "values.last")]
    public async Task SetValue_TwoBranchesInOneBurst_TheLaterStepCounts()
    {
        const string Other = """other SetValue {"key":"greeting","change":"set","value":"bye"}""";
        var forth = await Started([Go, Greets, Other, Hour, Asks], "in.Done>greet in.Done>other other.Done>hour hour.Done>ask").RunAsync();
        var back = await Started([Go, Other, Greets, Hour, Asks], "in.Done>other in.Done>greet other.Done>hour hour.Done>ask").RunAsync();

        Assert.EndsWith("ask:No", forth.Path(), StringComparison.Ordinal);
        Assert.EndsWith("ask:Yes", back.Path(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Semantics", "values.restart")]
    public async Task SetValue_JourneyBeginsAgain_NothingIsLeft()
    {
        const string First = """first Condition {"rule":{"attribute":"journey.greeting","op":"isSet"}}""";
        var lab = await new Lab().Journey([Go, First, Greets, Hour], "in.Done>first first.No>greet greet.Done>hour", Again).Happens("go", TimeSpan.Zero).Happens("go", TimeSpan.FromMinutes(10)).RunAsync();

        Assert.Equal("in:Done first:No greet:Done hour:cancelled in:Done first:No greet:Done hour:Done", lab.Path());
    }

    [Fact]
    [Trait("Semantics", "values.restart")]
    public async Task SetValue_MemberMovesToAnotherVersion_ItIsKept()
    {
        var lab = await OperatedLab.EnteredAsync([Go, Greets, "wait Wait {\"duration\":\"PT4H\"}"], "in.Done>greet greet.Done>wait");
        lab.PublishAgain([Go, Greets, "wait Wait {\"duration\":\"PT4H\"}", Asks], "in.Done>greet greet.Done>wait wait.Done>ask");

        await lab.MigrateAsync(1);
        await lab.RunAsync(4);

        Assert.EndsWith("ask:Yes", await lab.PathAsync(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Semantics", "values.taken")]
    public async Task SetValue_FromTheEvent_IsThereWithoutAWaitBetweenAndKeptAfter()
    {
        const string Sum = """sum SetValue {"key":"total","change":"event","property":"total"}""";
        const string Rich = """ask Condition {"rule":{"attribute":"journey.total","op":"atLeast","value":100}}""";
        var at = await new Lab().Journey([Go, Sum, Hour, Rich], "in.Done>sum sum.Done>hour hour.Done>ask").Happens("go", TimeSpan.Zero, ("total", 120)).RunAsync();
        var late = await new Lab().Journey([Go, Hour, Sum, Rich], "in.Done>hour hour.Done>sum sum.Done>ask").Happens("go", TimeSpan.Zero, ("total", 120)).RunAsync();

        Assert.EndsWith("ask:Yes", at.Path(), StringComparison.Ordinal);
        Assert.EndsWith("ask:No", late.Path(), StringComparison.Ordinal);
        // What may be personal stands among what decided, where it is masked
        Assert.Equal(["journey.total"], at.Effects("sum"));
        Assert.Equal("120", Assert.Single(at.Result.Trace.Single(traced => traced.Step.Activity == "sum").Step.Values).Value);
    }

    [Fact]
    [Trait("Semantics", "values.taken")]
    public async Task SetValue_FromAnAttribute_IsAsItWasThen()
    {
        var lab = await new Lab { Attributes = [("city", "Suzhou")] }.Journey(
            [Go, """home SetValue {"key":"home","change":"attribute","attribute":"city"}""", Hour, """ask Condition {"rule":{"attribute":"journey.home","op":"is","value":"Suzhou"}}"""], "in.Done>home home.Done>hour hour.Done>ask")
            .Happens("go", TimeSpan.Zero).Changes("city", "Wuxi", TimeSpan.FromMinutes(1)).RunAsync();

        Assert.EndsWith("ask:Yes", lab.Path(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Semantics", "values.remember")]
    public async Task SetValue_CountsRounds_UntilTheRuleHolds()
    {
        var lab = await Started(
            [Go, """count SetValue {"key":"rounds","change":"add","value":"1"}""", """done Condition {"rule":{"attribute":"journey.rounds","op":"atLeast","value":3}}""", Hour],
            "in.Done>count count.Done>done done.No>hour hour.Done>count").RunAsync();

        Assert.Equal("in:Done count:Done done:No hour:Done count:Done done:No hour:Done count:Done done:Yes", lab.Path());
        Assert.Equal(["journey.rounds=3"], lab.Effects("count"));
    }

    [Theory]
    [Trait("Semantics", "values.messages")]
    [InlineData("hello", 1)]
    [InlineData("bye", 0)]
    public async Task Message_StillIfAsksForAValue_IsAskedOfWhatWasRemembered(string asked, int sent)
    {
        var lab = await Started(
            [Go, Greets, $$$"""mail SendEmail {"template":"hello","stillIf":{"attribute":"journey.greeting","op":"is","value":"{{{asked}}}"}}"""], "in.Done>greet greet.Done>mail").RunAsync();

        Assert.Equal(sent, lab.Result.Messages.Count(message => message.Rendered is JourneyStudio.Engine.Content.RenderResult.Ready));
    }

    [Fact]
    [Trait("Semantics", "values.messages")]
    public void Webhook_AskedToSendAValue_CarriesItTyped()
    {
        var context = new SetValueSamples().Samples.First().Context with { Values = JourneyValues.None.Add("total", new AttributeValue.Number(120)) };
        var call = Assert.IsType<Effect.CallWebhook>(Lab.Bind("Webhook", """{"url":"https://crm.example","attributes":["journey.total","journey.other"]}""").Execute(context).Effects.Single());

        Assert.Contains("\"attributes\":{\"journey.total\":120,\"journey.other\":null}", call.Body, StringComparison.Ordinal);
    }

    private static Lab Started(string[] activities, string connections) => new Lab().Journey(activities, connections).Happens("go", TimeSpan.Zero);
}
