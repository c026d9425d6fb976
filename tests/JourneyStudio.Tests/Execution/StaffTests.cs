using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Simulation;

namespace JourneyStudio.Tests.Execution;

/// <summary>SEMANTICS, "Entry": the subject of an event is a member or a staff person.</summary>
public sealed class StaffTests
{
    private static readonly string[] OfStaff =
    [
        "in KeywordTrigger {\"keywords\":[\"my code\"],\"from\":\"staff\"}", "code SendEmail {\"template\":\"hello\"}", "who SendEmail {\"template\":\"answer\"}", "wait Wait {\"duration\":\"P1D\"}",
    ];

    [Theory]
    [Trait("Semantics", "entry.staff")]
    [Trait("Semantics", "entry.unbound")]
    [InlineData(true, "in:Done code:Done wait")]
    [InlineData(false, "in:Unbound who:Done")]
    public async Task Keyword_ForStaff_AnswersStaffAndThoseWhoAreNone(bool staff, string path)
    {
        var lab = await new Lab { Staff = staff, Until = Lab.Start.AddMinutes(1) }.Journey(OfStaff, "in.Done>code in.Unbound>who code.Done>wait")
            .Happens("message.received", TimeSpan.Zero, ("text", "My Code please")).RunAsync();
        Assert.Equal(path, lab.Path());
        if (staff) Assert.Equal(SubjectKind.Staff, (await lab.Store.LoadAsync(new SlotLease([0], 1), PlanSet.Empty, Lab.Start.AddDays(2), 10, default)).Members.Single().Active.Single().Enrollment.Subject);
    }

    [Theory]
    [Trait("Semantics", "entry.staff")]
    [InlineData("KeywordTrigger {\"keywords\":[\"hello\"]}")]
    [InlineData("EventTrigger {\"event\":\"message.received\"}")]
    public async Task Trigger_ForMembers_LetsNoStaffIn(string trigger)
    {
        var lab = await new Lab { Staff = true }.Journey([$"in {trigger}"], "").Happens("message.received", TimeSpan.Zero, ("text", "hello")).RunAsync();
        Assert.Equal(0, lab.Entries());
    }

    [Fact]
    [Trait("Semantics", "entry.staff-apart")]
    public async Task Staff_InAudiencesAndDates_NeverCount()
    {
        var plans = new Lab().Journey(["in ManualTrigger {}"], "").Journey(["in DateTrigger {\"anchor\":\"attribute\",\"attribute\":\"due\",\"at\":\"12:00\"}"], "").Plans();
        var store = new InMemoryStore(new Dictionary<string, SessionRecord>());
        var member = OneTurn.Member with { Attributes = new Dictionary<string, AttributeValue> { ["due"] = new AttributeValue.Date(new DateOnly(2026, 11, 24)) } };
        await store.AddMemberAsync(member, default);
        await store.AddMemberAsync(member with { Id = new MemberId(2), IsStaff = true }, default);

        Assert.Equal(1, await store.Clocks.StartAsync(new ClockStart("j1/in", Lab.Start, ClockEvents.Manual, null), plans, Lab.Start, default));
        Assert.Equal(2, await ClockTurn.RunAsync(store.Clocks, plans, Lab.Start.AddHours(12), default));
        Assert.Equal(2, (await Lab.TurnAsync(store, plans, Lab.Start.AddHours(12))).Entries);
    }
}
