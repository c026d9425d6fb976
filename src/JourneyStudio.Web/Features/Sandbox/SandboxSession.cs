using System.Collections.Immutable;
using System.Text.Json;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Simulation;
using JourneyStudio.Engine.Simulation.Scenarios;

namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>
/// One member's way through one journey, in memory and under a virtual clock. It keeps what the tester did; a rewind plays that again from the beginning.
/// By type it reaches no channel and no database: it is given a plan, a member and a function that makes texts.
/// </summary>
public sealed class SandboxSession
{
    /// <summary>Most lines that one press makes.</summary>
    public const int MostOfPress = 500;

    /// <summary>Most lines in all.</summary>
    public const int MostOfAll = 2000;

    /// <summary>Farthest that one press goes, unless the member waits longer.</summary>
    public static readonly TimeSpan Farthest = TimeSpan.FromDays(366);

    private static readonly MemberId Member = new(1);
    private readonly PlanSet plans;
    private readonly MemberSnapshot member;
    private readonly Dictionary<string, SessionRecord> sessions;
    private readonly DateTimeOffset start;
    private readonly MessageRenderer renderer;
    private readonly List<SandboxMove> moves = [];
    private readonly List<SandboxLine> lines = [];
    private readonly List<TraceStep> known = [];
    private InMemoryStore store;
    private VirtualRun run;
    private int shown;
    private int messagesTold;
    private int refusalsTold;

    private SandboxSession(Plan plan, ContentCatalog content, MemberSnapshot member, SessionRecord session, DateTimeOffset start, MessageRenderer renderer)
    {
        plans = new PlanSet([plan], [plan.Identity.Version], content);
        this.member = member with { Id = Member };
        sessions = new Dictionary<string, SessionRecord> { [session.Key] = session };
        (this.start, this.renderer) = (start, renderer);
        (store, run) = Anew();
    }

    /// <summary>The timeline so far.</summary>
    public IEnumerable<SandboxLine> Lines => lines.Take(shown);

    /// <summary>The virtual clock.</summary>
    public DateTimeOffset Now => InMoment ? lines[shown - 1].At : run.Now;

    /// <summary>The member as they are now.</summary>
    public MemberSnapshot Current { get; private set; } = null!;

    /// <summary>The steps that the member has made.</summary>
    public IReadOnlyList<TraceStep> Steps => known;

    /// <summary>Where the member waits.</summary>
    public IReadOnlyList<Token> Waiting => InMoment ? [] : store.Tokens(Member);

    /// <summary>How the last passage ended or stands; null before the first.</summary>
    public EnrollmentState? State { get; private set; }

    /// <summary>Whether some lines of the present moment are still to come, step by step.</summary>
    public bool InMoment => shown > 0 && shown < lines.Count;

    /// <summary>Puts a member in.</summary>
    /// <param name="plan">The journey.</param>
    /// <param name="content">What it refers to.</param>
    /// <param name="member">The member, made up or copied.</param>
    /// <param name="session">A session that events can name.</param>
    /// <param name="start">When the virtual clock begins.</param>
    /// <param name="renderer">Makes the texts of messages.</param>
    public static async Task<SandboxSession> BeginAsync(Plan plan, ContentCatalog content, MemberSnapshot member, SessionRecord session, DateTimeOffset start, MessageRenderer renderer)
    {
        var begun = new SandboxSession(plan, content, member, session, start, renderer);
        await begun.store.AddMemberAsync(begun.member, CancellationToken.None);
        begun.Current = begun.member;
        return begun;
    }

    /// <summary>Lets the member do something now. What was still to come of this moment comes first.</summary>
    /// <param name="name">Name of the event.</param>
    /// <param name="properties">Its properties.</param>
    /// <param name="set">Attributes that change with it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<SandboxStop> FireAsync(string name, ImmutableSortedDictionary<string, JsonElement> properties, ImmutableSortedDictionary<string, JsonElement> set, CancellationToken cancellationToken)
    {
        if (lines.Count >= MostOfAll) return SandboxStop.Full;
        await PlayAsync(new SandboxMove.Fire(new ScenarioAct { At = run.Now, Member = member.PublicId, Event = name, Properties = properties, Set = set }), cancellationToken);
        shown = lines.Count;
        return SandboxStop.None;
    }

    /// <summary>Does what a script says, up to its end. The member is the one who was put in, whatever the script calls them.</summary>
    /// <param name="script">The script.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<SandboxStop> FollowAsync(Scenario script, CancellationToken cancellationToken)
    {
        foreach (var act in script.When.OrderBy(act => act.At))
        {
            if (lines.Count >= MostOfAll) return SandboxStop.Full;
            await PlayAsync(new SandboxMove.GoOn(act.At), cancellationToken);
            await PlayAsync(new SandboxMove.Fire(act with { Member = member.PublicId }, Lived: true), cancellationToken);
        }

        if (script.Until is { } until) await PlayAsync(new SandboxMove.GoOn(until), cancellationToken);
        shown = lines.Count;
        return SandboxStop.None;
    }

    /// <summary>Shows one line more; when this moment has no more, goes to the next wake-up first.</summary>
    public async Task<SandboxStop> StepAsync(CancellationToken cancellationToken)
    {
        if (!InMoment && await WakeAsync(run.Now + Farthest, cancellationToken) is not SandboxStop.None and var stopped) return stopped;
        shown++;
        return SandboxStop.None;
    }

    /// <summary>Goes to the next moment in which something happens.</summary>
    public async Task<SandboxStop> NextAsync(CancellationToken cancellationToken)
    {
        var stopped = await WakeAsync(run.Now + Farthest, cancellationToken);
        shown = lines.Count;
        return stopped;
    }

    /// <summary>Goes on until nothing waits for a time any more, or as far as one press goes.</summary>
    public async Task<SandboxStop> ToTheEndAsync(CancellationToken cancellationToken)
    {
        var (before, end) = (lines.Count, run.Now + Farthest);
        var stopped = SandboxStop.None;
        while (stopped == SandboxStop.None)
        {
            stopped = lines.Count - before >= MostOfPress ? SandboxStop.Lines : await WakeAsync(end, cancellationToken, within: lines.Count > before);
        }

        shown = lines.Count;
        return stopped;
    }

    /// <summary>Goes back to a line: what the tester did after its moment is forgotten.</summary>
    /// <param name="line">Number of the line, from 0; -1: before everything.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RewindAsync(int line, CancellationToken cancellationToken)
    {
        ImmutableArray<SandboxMove> kept = line < 0 ? [] : [.. moves.Take(lines[line].Move + 1)];
        (store, run) = Anew();
        await store.AddMemberAsync(member, cancellationToken);
        (Current, State) = (member, null);
        foreach (var move in kept) await PlayAsync(move, cancellationToken);
        shown = line + 1;
    }

    /// <summary>What was done, as a scenario without expectations; of what somebody did in life only what the journey asks for. What was fired at a moment that had come by itself comes just after it.</summary>
    /// <param name="name">Name of the scenario.</param>
    public Scenario Script(string name)
    {
        var acts = ImmutableArray.CreateBuilder<ScenarioAct>();
        var offers = EventOffer.All(plans.Plans.Single(), plans.Content, member, sessions.Keys.First(), start);
        var gone = DateTimeOffset.MinValue;
        foreach (var move in moves)
        {
            if (move is SandboxMove.Fire fired) acts.Add((fired.Lived ? SandboxMember.Anonymous(fired.Act, offers) : fired.Act) with { Member = SandboxMember.Nowhere, At = fired.Act.At < gone ? fired.Act.At.AddMilliseconds(1) : fired.Act.At });
            else if (move is SandboxMove.GoOn { End: var end }) gone = end;
        }

        return new Scenario
        {
            Name = name,
            Start = start,
            Until = run.Now.AddMilliseconds(2),
            Sessions = [.. sessions.Values],
            Members = [ScenarioMembers.Script(member, SandboxMember.Nowhere)],
            When = acts.ToImmutable(),
            Then = [],
        };
    }

    private (InMemoryStore Store, VirtualRun Run) Anew()
    {
        moves.Clear();
        lines.Clear();
        known.Clear();
        (shown, messagesTold, refusalsTold) = (0, 0, 0);
        var memory = new InMemoryStore(sessions);
        return (memory, new VirtualRun(plans, renderer, memory, sessions, start));
    }

    /// <summary>Goes to the next wake-up that makes a line.</summary>
    /// <param name="end">How far.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="within">Whether a longer wait is left for another press.</param>
    private async Task<SandboxStop> WakeAsync(DateTimeOffset end, CancellationToken cancellationToken, bool within = false)
    {
        if (lines.Count >= MostOfAll) return SandboxStop.Full;
        if (store.Tokens(Member).Min(token => token.Due) is { } due && due >= end)
        {
            if (within) return SandboxStop.Far;
            end = due.AddTicks(1);
        }

        var before = lines.Count;
        while (lines.Count == before && await run.WakeUpAsync(end, cancellationToken))
        {
            await TellAsync(moves.Count, cancellationToken);
        }

        if (lines.Count == before) return SandboxStop.Nothing;
        moves.Add(new SandboxMove.GoOn(run.Now.AddTicks(1)));
        return SandboxStop.None;
    }

    private async Task PlayAsync(SandboxMove move, CancellationToken cancellationToken)
    {
        if (move is SandboxMove.Fire { Act: var act })
        {
            lines.Add(new SandboxLine(moves.Count, act.At) { Fired = act });
            await run.HappenAsync(act.At, async token => await store.ActAsync(ScenarioMembers.Act(act, await store.MemberAsync(Member, token)), token), cancellationToken);
        }
        else if (move is SandboxMove.GoOn { End: var end })
        {
            await run.WakeUpBeforeAsync(end, cancellationToken);
        }

        await TellAsync(moves.Count, cancellationToken);
        moves.Add(move);
    }

    /// <summary>Writes down what has happened since it was asked last.</summary>
    private async Task TellAsync(int move, CancellationToken cancellationToken)
    {
        var trace = await store.TraceAsync(cancellationToken);
        var messages = run.Messages.Skip(messagesTold).ToList();
        lines.AddRange(run.Refusals.Skip(refusalsTold).Select(refusal => new SandboxLine(move, refusal.At) { Refused = refusal.Reason, Values = refusal.Values }));
        for (var i = 0; i < trace.Count; i++)
        {
            var step = trace[i].Step;
            if (i < known.Count && (known[i].LeftAt is not null || step.LeftAt is null)) continue;
            var before = i < known.Count ? known[i] : null;
            var sent = messages.FindAll(message => message.Activity == step.Activity);
            messages.RemoveAll(sent.Contains);
            lines.Add(new SandboxLine(move, before is null ? step.ArrivedAt : step.LeftAt!.Value)
            {
                Step = step,
                WentOn = before is not null,
                Values = [.. step.Values.Skip(before?.Values.Length ?? 0)],
                Effects = [.. step.Effects.Skip(before?.Effects.Length ?? 0)],
                Messages = [.. sent],
            });
        }

        known.Clear();
        known.AddRange(trace.Select(traced => traced.Step));
        (messagesTold, refusalsTold) = (run.Messages.Count, run.Refusals.Count);
        State = trace.Count == 0 ? null : trace[^1].State;
        Current = await store.MemberAsync(Member, cancellationToken);
    }
}
