using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Tests.Activities;

namespace JourneyStudio.Tests.Execution;

/// <summary>SEMANTICS, "Entry": what refuses is asked in one order. Everything stands in the way at first; one after the other is taken away.</summary>
public sealed class EntryOrderTests
{
    private const string Order = "filter paused window closed exit-when no-entry-key active never control";

    [Fact]
    [Trait("Semantics", "entry.refused")]
    [Trait("Semantics", "entry.closed")]
    public void Refusal_SeveralReasons_IsTheFirstInOrder()
    {
        string[] reasons = Order.Split(' ');
        for (var gone = 0; gone < reasons.Length; gone++) Assert.Equal(reasons[gone], Assert.Single(Run(reasons[gone..]).Refusals).Reason);
    }

    [Fact]
    public void Refusal_ByTheExitRule_SaysWhatTheRuleFound() =>
        Assert.Equal(new DecidingValue("tag vip", "no"), Assert.Single(Assert.Single(Run(["exit-when"]).Refusals).Values));

    [Fact]
    public void Refusal_NothingInTheWay_LetsIn()
    {
        var changes = Run([]);
        Assert.Empty(changes.Refusals);
        Assert.Equal(EnrollmentState.Active, Assert.Single(changes.Enrollments).Enrollment.State);
    }

    private static MemberChanges Run(string[] inTheWay)
    {
        var stands = inTheWay.ToHashSet();
        bool Is(string reason) => stands.Contains(reason);
        var rules = $$$"""
            {"reentry":{"mode":"never","key":"order"},"entryWindow":{"to":"{{{(Is("window") ? "2020-01-01" : "2030-01-01")}}}"},
             "exitWhen":{"tag":"vip","has":{{{(Is("exit-when") ? "false" : "true")}}} },"controlPercent":{{{(Is("control") ? 100 : 0)}}} }
            """;
        var filter = Is("filter") ? ""","filter":{"tag":"checked-in"}""" : "";
        var plan = new Lab().Journey([$$"""in EventTrigger {"event":"go"{{filter}} }""", "wait Wait {\"duration\":\"P1D\"}"], "in.Done>wait", rules).Compile().Single();
        var plans = new PlanSet([plan], [plan.Identity.Version], SampleContent.Catalog, Is("paused") ? [plan.Identity.Journey] : []);
        var running = new Enrollment
        {
            Id = new EnrollmentId(5),
            Journey = plan.Identity.Journey,
            Version = plan.Identity.Version,
            Member = OneTurn.Member.Id,
            EntryKey = "o1",
            Records = ImmutableSortedDictionary<string, string>.Empty,
            EnteredAt = Lab.Start.AddDays(-1),
            Step = 2,
        };
        var work = new MemberWork
        {
            Member = OneTurn.Member with { Closed = Is("closed") },
            Active = Is("active") ? [new EnrollmentWork(running, [new Token { Number = 1, Activity = "wait", Step = 2, ArrivedAt = running.EnteredAt, Due = Lab.Start.AddDays(9), DuePort = "Done" }])] : [],
            Entries = Is("never") ? [new PastEntry(plan.Identity.Journey, "o1", running.EnteredAt)] : [],
            Events = [new MemberEvent { Id = 1, Name = "go", At = Lab.Start, StoredAt = Lab.Start, Properties = Is("no-entry-key") ? new Dictionary<string, AttributeValue>() : new() { ["order"] = new AttributeValue.Text("o1") } }],
        };
        // The exit rule would end the running enrollment before it could refuse the entry; it is only asked of newcomers here.
        return MemberTurn.Run(plans, Is("exit-when") ? work with { Active = [] } : work, new Dictionary<string, SessionRecord>(), new IdBlock(100, 10), Lab.Start);
    }
}
