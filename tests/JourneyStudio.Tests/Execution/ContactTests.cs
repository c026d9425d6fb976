using JourneyStudio.Engine.Contact;
using JourneyStudio.Engine.Definitions;

namespace JourneyStudio.Tests.Execution;

/// <summary>SEMANTICS, "Messages", through whole turns: what is held waits and is checked again; who goes first; what counts.</summary>
public sealed class ContactTests
{
    // The lab starts at 10:00 in Shanghai.
    private static readonly ContactPolicy OneADay = new() { Caps = [new FrequencyCap { Limit = 1 }] };
    private static readonly ContactPolicy QuietUntilNoon = new() { QuietHours = [new QuietHours { From = "09:00", To = "12:00" }] };
    private static readonly string[] Offer = ["start EventTrigger {\"event\":\"go\"}", "send SendEmail {\"template\":\"offer\"}"];

    [Fact]
    public async Task Quiet_Waits_LeavesWhenTheHoursEnd()
    {
        var result = await new Lab { Policy = QuietUntilNoon }.Journey(Offer, "start.Done>send").Happens("go", TimeSpan.Zero).RunAsync();
        Assert.Equal("start:Done send:Done", result.Path());
        Assert.Equal(Lab.Start.AddHours(2), result.Left("send"));
        Assert.Equal(Lab.Start.AddHours(2), Assert.Single(result.Result.Messages).At);
    }

    [Fact]
    [Trait("Semantics", "messages.held-again")]
    public async Task Quiet_WaitingDone_AllChecksRunAgain()
    {
        // The cap of the day is used up by another journey while the first waits for the quiet hours of its own rules to end.
        var result = await new Lab { Policy = OneADay }
            .Journey(Offer, "start.Done>send", """{"quietHours":[{"from":"09:00","to":"12:00"}]}""")
            .Journey(["start EventTrigger {\"event\":\"other\"}", "send SendEmail {\"template\":\"offer\"}"], "start.Done>send")
            .Happens("go", TimeSpan.Zero).Happens("other", TimeSpan.FromHours(1)).RunAsync();
        Assert.Equal("start:Done send:Skipped", result.Path());
        Assert.Equal("start:Done send:Done", result.Path(2));
    }

    [Fact]
    public async Task Capped_Waits_LeavesOnTheNextDayOfTheMember()
    {
        var result = await new Lab { Policy = OneADay }
            .Journey(
                ["start EventTrigger {\"event\":\"go\"}", "first SendEmail {\"template\":\"offer\"}", "second SendEmail {\"template\":\"offer\",\"whenCapped\":\"wait\"}"],
                "start.Done>first first.Done>second")
            .Happens("go", TimeSpan.Zero).RunAsync();
        Assert.Equal("start:Done first:Done second:Done", result.Path());
        Assert.Equal(Lab.Start.AddHours(14), result.Left("second"));
    }

    [Fact]
    public async Task Capped_Exits_EndsTheEnrollmentWithItsReason()
    {
        var result = await new Lab { Policy = OneADay }
            .Journey(
                ["start EventTrigger {\"event\":\"go\"}", "first SendEmail {\"template\":\"offer\"}", "second SendEmail {\"template\":\"offer\",\"whenCapped\":\"exit\"}"],
                "start.Done>first first.Done>second")
            .Happens("go", TimeSpan.Zero).RunAsync();
        Assert.Equal("start:Done first:Done second:exited", result.Path());
        Assert.Equal(Engine.Execution.EnrollmentState.Exited, result.State());
    }

    [Theory]
    [Trait("Semantics", "messages.priority")]
    [InlineData(1, 5, "start:Done send:Skipped", "start:Done send:Done")]
    [InlineData(5, 1, "start:Done send:Done", "start:Done send:Skipped")]
    public async Task Cap_TwoJourneysInTheSameInstant_HigherPriorityFirst(int first, int second, string firstPath, string secondPath)
    {
        var onEntry = await new Lab { Policy = OneADay }
            .Journey(Offer, "start.Done>send", $$"""{"priority":{{first}}}""").Journey(Offer, "start.Done>send", $$"""{"priority":{{second}}}""")
            .Happens("go", TimeSpan.Zero).RunAsync();
        Assert.Equal((firstPath, secondPath), (onEntry.Path(), onEntry.Path(2)));

        string[] waiting = [.. Offer, "wait WaitForEvent {\"event\":\"now\",\"timeout\":\"P1D\"}"];
        const string Connections = "start.Done>wait wait.Happened>send";
        var onEvent = await new Lab { Policy = OneADay }
            .Journey(waiting, Connections, $$"""{"priority":{{first}}}""").Journey(waiting, Connections, $$"""{"priority":{{second}}}""")
            .Happens("go", TimeSpan.Zero).Happens("now", TimeSpan.FromHours(1)).RunAsync();
        Assert.EndsWith(firstPath[11..], onEvent.Path(), StringComparison.Ordinal);
        Assert.EndsWith(secondPath[11..], onEvent.Path(2), StringComparison.Ordinal);

        string[] timed = [.. Offer, "wait Wait {\"duration\":\"PT1H\"}"];
        const string Timed = "start.Done>wait wait.Done>send";
        var onTime = await new Lab { Policy = OneADay }
            .Journey(timed, Timed, $$"""{"priority":{{first}}}""").Journey(timed, Timed, $$"""{"priority":{{second}}}""")
            .Happens("go", TimeSpan.Zero).RunAsync();
        Assert.EndsWith(firstPath[11..], onTime.Path(), StringComparison.Ordinal);
        Assert.EndsWith(secondPath[11..], onTime.Path(2), StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Semantics", "messages.reply")]
    [InlineData("PT9M", "Done")]
    [InlineData("PT10M", "Skipped")]
    public async Task Reply_AfterAWait_NeedsTheActWithinTenMinutes(string wait, string port)
    {
        var result = await new Lab { Policy = new ContactPolicy { QuietHours = [new QuietHours { From = "09:00", To = "12:00" }] } }
            .Journey(
                ["start EventTrigger {\"event\":\"go\"}", $$"""wait Wait {"duration":"{{wait}}"}""", "send SendEmail {\"template\":\"answer\"}"],
                "start.Done>wait wait.Done>send")
            .Happens("go", TimeSpan.Zero).RunAsync();
        Assert.Equal($"start:Done wait:Done send:{port}", result.Path());
    }

    [Fact]
    [Trait("Semantics", "messages.still-if")]
    public async Task StillIf_NotTrueWhenItLeaves_IsNotSent()
    {
        var result = await new Lab()
            .Journey(["start EventTrigger {\"event\":\"go\"}", "send SendEmail {\"template\":\"hello\",\"stillIf\":{\"tag\":\"vip\"}}"], "start.Done>send")
            .Happens("go", TimeSpan.Zero).RunAsync();
        Assert.Equal("start:Done send:Done", result.Path());
        Assert.Equal("still-if", Assert.IsType<Engine.Content.RenderResult.Refused>(Assert.Single(result.Result.Messages).Rendered).Code);
    }
}
