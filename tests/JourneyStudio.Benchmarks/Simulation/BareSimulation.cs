using JourneyStudio.Engine.Simulation.Scenarios;

namespace JourneyStudio.Benchmarks.Simulation;

/// <summary>The barest loop that follows the same members through the same steps: a queue of instants and a switch, written for this one journey.</summary>
internal static class BareSimulation
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan Settling = TimeSpan.FromDays(3);

    public static (int Steps, int Messages) Run(Scenario script)
    {
        var members = script.Members.ToDictionary(member => member.Id, _ => new Member());
        var due = new PriorityQueue<Member, DateTimeOffset>();
        var trace = new List<Step>();
        var messages = new List<(Member, DateTimeOffset)>();
        foreach (var act in script.When.OrderBy(act => act.At))
        {
            WakeUpBefore(act.At);
            Act(members[act.Member], act);
        }

        WakeUpBefore(script.Until!.Value);
        return (trace.Count, messages.Count);

        void WakeUpBefore(DateTimeOffset end)
        {
            while (due.TryPeek(out var member, out var at) && at < end)
            {
                due.Dequeue();
                trace[member.Parked] = trace[member.Parked] with { LeftAt = at, Port = "Done" };
                Ask(member, at);
            }
        }

        void Act(Member member, ScenarioAct act)
        {
            if (act.Event == SimulationJourney.Bought)
            {
                member.Bought.Add(act.At);
                return;
            }

            trace.Add(new Step(member, "sign-up", act.At, act.At, "Done"));
            member.Tags.Add("new");
            trace.Add(new Step(member, "tag", act.At, act.At, "Done"));
            Send(member, "welcome", act.At);
            Park(member, "settle", act.At, Settling);
        }

        void Ask(Member member, DateTimeOffset at)
        {
            var bought = member.Bought.Exists(paid => paid > at - Week && paid <= at);
            trace.Add(new Step(member, "bought", at, at, bought ? "Yes" : "No"));
            Send(member, bought ? "thank" : "remind", at);
            Park(member, "week", at, Week);
        }

        void Send(Member member, string activity, DateTimeOffset at)
        {
            messages.Add((member, at));
            trace.Add(new Step(member, activity, at, at, "Done"));
        }

        void Park(Member member, string activity, DateTimeOffset at, TimeSpan wait)
        {
            member.Parked = trace.Count;
            trace.Add(new Step(member, activity, at, null, null));
            due.Enqueue(member, at + wait);
        }
    }

    private sealed class Member
    {
        public HashSet<string> Tags { get; } = [];

        public List<DateTimeOffset> Bought { get; } = [];

        public int Parked { get; set; }
    }

    private sealed record Step(Member Member, string Activity, DateTimeOffset ArrivedAt, DateTimeOffset? LeftAt, string? Port);
}
