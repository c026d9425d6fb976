using System.Collections.Immutable;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Merging;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Simulation;
using JourneyStudio.Engine.Simulation.Scenarios;

namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>
/// Members' way through a journey, in memory and under one virtual clock. The reader looks at any moment that has been; going on from an earlier one forgets what came after it, by playing again what the tester did until then.
/// By type it reaches no channel and no database: it is given plans, members and a function that makes texts.
/// </summary>
public sealed class SandboxSession
{
    /// <summary>Most lines that one press makes.</summary>
    public const int MostOfPress = 500;

    /// <summary>Most lines in all.</summary>
    public const int MostOfAll = 2000;

    /// <summary>Most members in one run.</summary>
    public const int MostMembers = 20;

    /// <summary>Farthest that one press goes, unless everybody waits longer.</summary>
    public static readonly TimeSpan Farthest = TimeSpan.FromDays(366);

    /// <summary>Who merges members.</summary>
    private const long Tester = 1;

    private readonly PlanSet plans;
    private readonly Plan tried;
    private readonly ImmutableArray<SessionRecord> planned;
    private readonly Dictionary<string, SessionRecord> sessions = [];
    private readonly DateTimeOffset start;
    private readonly MessageRenderer renderer;
    private readonly List<MemberSnapshot> members = [];
    private readonly List<SandboxMove> moves = [];
    private readonly List<SandboxLine> lines = [];
    private readonly List<SandboxMoment> moments = [];
    private readonly List<TracedStep> known = [];
    private InMemoryStore store = null!;
    private VirtualRun run = null!;
    private int messagesTold;
    private int refusalsTold;

    private SandboxSession(PlanSet plans, IEnumerable<SessionRecord> sessions, DateTimeOffset start, MessageRenderer renderer)
    {
        (this.plans, tried) = (plans, plans.Plans.MinBy(plan => plan.Identity.Journey.Value)!);
        (planned, this.start, this.renderer) = ([.. sessions], start, renderer);
    }

    /// <summary>The timeline, also beyond the moment that is looked at.</summary>
    public IReadOnlyList<SandboxLine> Lines => lines;

    /// <summary>How many of the lines have happened at the moment that is looked at.</summary>
    public int Shown { get; private set; }

    /// <summary>Whether something has happened after the moment that is looked at.</summary>
    public bool IsBack => Shown < lines.Count;

    /// <summary>Whether some lines of the instant that is looked at are still to come.</summary>
    public bool InMoment => IsBack && !moments.Exists(moment => moment.Lines == Shown);

    /// <summary>When the virtual clock began.</summary>
    public DateTimeOffset Start => start;

    /// <summary>The virtual clock at the moment that is looked at.</summary>
    public DateTimeOffset Now => !IsBack ? run.Now : Shown == 0 ? start : lines[Shown - 1].At;

    /// <summary>The farthest that the virtual clock has gone.</summary>
    public DateTimeOffset Reached => run.Now;

    /// <summary>Everybody who was put in, as they came.</summary>
    public IReadOnlyList<MemberSnapshot> Members => members;

    /// <summary>Key of the session that events name unless they say otherwise.</summary>
    public string Appointment => planned[0].Key;

    /// <summary>The sessions as they are when the clock has reached <see cref="Reached"/>.</summary>
    public IEnumerable<SessionRecord> Sessions => planned.Select(session => sessions[session.Key]);

    /// <summary>How a journey is drawn.</summary>
    /// <param name="beside">Logical id of one that runs beside the one that is tried; null: that one.</param>
    public JourneyDefinition DefinitionOf(string? beside) => beside is null ? tried.Definition : plans.Plans.First(plan => plan.Identity.Key == beside).Definition;

    /// <summary>Begins without anybody.</summary>
    /// <param name="plans">The journey that is tried, and after it those that run beside it.</param>
    /// <param name="sessions">Sessions that events can name.</param>
    /// <param name="start">When the virtual clock begins.</param>
    /// <param name="renderer">Makes the texts of messages.</param>
    public static async Task<SandboxSession> BeginAsync(PlanSet plans, IEnumerable<SessionRecord> sessions, DateTimeOffset start, MessageRenderer renderer)
    {
        var begun = new SandboxSession(plans, sessions, start, renderer);
        await begun.PlayAgainAsync([], CancellationToken.None);
        return begun;
    }

    /// <summary>Puts a member in, who is there from the start on. What the others did stays.</summary>
    /// <returns>The member under the number and the public id that they have here.</returns>
    public async Task<MemberSnapshot> PutInAsync(MemberSnapshot member, CancellationToken cancellationToken)
    {
        if (members.Count >= MostMembers) throw new InvalidOperationException($"More than {MostMembers} members.");
        var number = members.Count == 0 ? 1 : members[^1].Id.Value + 1;
        var here = member with { Id = new MemberId(number), PublicId = members.Exists(other => other.PublicId == member.PublicId) ? $"{member.PublicId}-{number}" : member.PublicId };
        members.Add(here);
        await PlayAgainAsync([.. moves], cancellationToken);
        return here;
    }

    /// <summary>Takes a member out with everything that they did.</summary>
    public Task TakeOutAsync(MemberId member, CancellationToken cancellationToken)
    {
        members.RemoveAll(one => one.Id == member);
        return PlayAgainAsync([.. moves.Where(move => !move.IsOf(member))], cancellationToken);
    }

    /// <summary>How a member stood at the moment that is looked at; within an instant, before it.</summary>
    public SandboxStanding Standing(MemberId member) => moments.Last(moment => moment.Lines <= Shown).Standing[member];

    /// <summary>The steps of a member in the journey that is tried.</summary>
    public IEnumerable<TraceStep> Steps(MemberId member) => known.Where(traced => traced.Member == member && traced.Journey == tried.Identity.Journey).Select(traced => traced.Step);

    /// <summary>Looks at the moment after a number of lines. Nothing is forgotten.</summary>
    public void Look(int after) => Shown = Math.Clamp(after, 0, lines.Count);

    /// <summary>Goes on from the instant that is looked at: what came after it is forgotten.</summary>
    public async Task GoOnFromHereAsync(CancellationToken cancellationToken)
    {
        if (!IsBack) return;
        var here = moments.First(moment => moment.Lines >= Shown);
        var kept = moves.Take(here.Move + 1).ToArray();
        if (kept is [.., SandboxMove.GoOn or SandboxMove.Set]) kept[^1] = new SandboxMove.GoOn(here.At.AddTicks(1));
        await PlayAgainAsync(kept, cancellationToken);
    }

    /// <summary>Lets a member do something now, at the moment that is looked at.</summary>
    /// <param name="member">Who.</param>
    /// <param name="act">What they do; its moment is the one that is looked at.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<SandboxStop> FireAsync(MemberId member, ScenarioAct act, CancellationToken cancellationToken)
    {
        await GoOnFromHereAsync(cancellationToken);
        return await PlayAsync(new SandboxMove.Fire(member, act with { At = run.Now }), cancellationToken);
    }

    /// <summary>Puts a session at another time or calls it off, at the moment that is looked at. As in life, those whom it concerns are told where a journey listens.</summary>
    /// <param name="session">How it is from then on.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<SandboxStop> MoveAsync(SessionRecord session, CancellationToken cancellationToken)
    {
        await GoOnFromHereAsync(cancellationToken);
        var told = session.Cancelled ? SessionEvents.Cancelled : SessionEvents.Rescheduled;
        var properties = ScenarioMembers.Json(SessionEvents.Properties(session.Key, session.StartsAt, session.Cancelled ? null : sessions[session.Key].StartsAt));
        var concerned = plans.JourneysListenTo(told) ? store.Followers(session.Key).ToList() : [];
        var stopped = await PlayAsync(new SandboxMove.Change(new SessionMove(run.Now, session)), cancellationToken);
        foreach (var member in concerned)
        {
            if (stopped != SandboxStop.None) break;
            stopped = await PlayAsync(new SandboxMove.Fire(member, new ScenarioAct { At = run.Now, Member = members.Find(one => one.Id == member)!.PublicId, Event = told, Properties = properties }), cancellationToken);
        }

        return stopped;
    }

    /// <summary>Does what a script says, up to its end.</summary>
    /// <param name="script">The script.</param>
    /// <param name="cast">The members who were put in for those of the script, by the names that it gives them.</param>
    /// <param name="by">What the script is of.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<SandboxStop> FollowAsync(Scenario script, IReadOnlyDictionary<string, MemberId> cast, FiredBy by, CancellationToken cancellationToken)
    {
        var scripted = script.Moves.Select(moved => (moved.At, Move: (SandboxMove)new SandboxMove.Change(moved)))
            .Concat(script.When.Select(act => (act.At, (SandboxMove)new SandboxMove.Fire(cast[act.Member], act, by))))
            .Concat(script.Merges.Select(merged => (merged.At, (SandboxMove)new SandboxMove.Merge(merged, cast[merged.Survivor], cast[merged.Duplicate]))))
            .Concat(script.Erasures.Select(erased => (erased.At, (SandboxMove)new SandboxMove.Erase(erased.At, cast[erased.Member]))));
        foreach (var (at, move) in scripted.OrderBy(entry => entry.At))
        {
            await PlayAsync(new SandboxMove.GoOn(at), cancellationToken);
            if (await PlayAsync(move, cancellationToken) is not SandboxStop.None and var stopped) return stopped;
        }

        return script.Until is { } until ? await PlayAsync(new SandboxMove.GoOn(until), cancellationToken) : SandboxStop.None;
    }

    /// <summary>Sets the clock; what is due until then happens.</summary>
    /// <param name="at">When; not before <see cref="Now"/>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<SandboxStop> SetClockAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (at < Now) return SandboxStop.Back;
        if (at > Now + Farthest) return SandboxStop.Far;
        await GoOnFromHereAsync(cancellationToken);
        return await PlayAsync(new SandboxMove.Set(at), cancellationToken);
    }

    /// <summary>Shows one line more; where there is none, goes to the next wake-up first.</summary>
    public async Task<SandboxStop> StepAsync(CancellationToken cancellationToken)
    {
        if (!IsBack && await WakeAsync(run.Now + Farthest, cancellationToken) is not SandboxStop.None and var stopped) return stopped;
        Shown++;
        return SandboxStop.None;
    }

    /// <summary>Goes to the end of the next instant in which something happens.</summary>
    public async Task<SandboxStop> NextAsync(CancellationToken cancellationToken)
    {
        var stopped = IsBack ? SandboxStop.None : await WakeAsync(run.Now + Farthest, cancellationToken);
        if (IsBack) Shown = moments.First(moment => moment.Lines > Shown).Lines;
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

        Shown = lines.Count;
        return stopped;
    }

    /// <summary>What was done, as a scenario without expectations; of what somebody did in life only what the journey asks for. What was fired at a moment that had come by itself comes just after it.</summary>
    /// <param name="name">Name of the scenario.</param>
    public Scenario Script(string name)
    {
        var acts = ImmutableArray.CreateBuilder<ScenarioAct>();
        var changes = ImmutableArray.CreateBuilder<SessionMove>();
        var merges = ImmutableArray.CreateBuilder<ScenarioMerge>();
        var erasures = ImmutableArray.CreateBuilder<ScenarioErasure>();
        var offers = members.Count == 0 ? [] : EventOffer.All(tried, plans.Content, members[0], Appointment, start);
        var names = members.Select((member, place) => (member.Id, Name: SandboxMember.Called(place))).ToDictionary(named => named.Id, named => named.Name);
        var gone = DateTimeOffset.MinValue;
        foreach (var move in moves)
        {
            switch (move)
            {
                case SandboxMove.Fire { Act: var act } fired:
                    acts.Add((fired.By == FiredBy.Life ? SandboxMember.Anonymous(act, offers) : act) with { Member = names[fired.Member], At = After(act.At) });
                    break;
                case SandboxMove.Change { Moved: var moved }:
                    changes.Add(moved with { At = After(moved.At) });
                    break;
                case SandboxMove.Merge { Merged: var merged } of:
                    merges.Add(merged with { At = After(merged.At), Survivor = names[of.Survivor], Duplicate = names[of.Duplicate] });
                    break;
                case SandboxMove.Erase erased:
                    erasures.Add(new ScenarioErasure(After(erased.At), names[erased.Member]));
                    break;
                case SandboxMove.GoOn { End: var end }:
                    gone = end;
                    break;
                case SandboxMove.Set { At: var set }:
                    gone = set.AddTicks(1);
                    break;
            }
        }

        DateTimeOffset After(DateTimeOffset at) => at < gone ? at.AddMilliseconds(1) : at;

        return new Scenario
        {
            Name = name,
            Journeys = [.. plans.Plans.Where(plan => plan != tried).OrderBy(plan => plan.Identity.Journey.Value).Select(plan => plan.Identity.Key)],
            Start = start,
            Until = run.Now.AddMilliseconds(2),
            Sessions = planned,
            Members = [.. members.Select(member => ScenarioMembers.Script(member, names[member.Id]))],
            When = acts.ToImmutable(),
            Moves = changes.ToImmutable(),
            Merges = merges.ToImmutable(),
            Erasures = erasures.ToImmutable(),
            Then = [],
        };
    }

    private async Task PlayAgainAsync(IReadOnlyList<SandboxMove> again, CancellationToken cancellationToken)
    {
        moves.Clear();
        lines.Clear();
        moments.Clear();
        known.Clear();
        (Shown, messagesTold, refusalsTold) = (0, 0, 0);
        foreach (var session in planned) sessions[session.Key] = session;
        store = new InMemoryStore(sessions);
        run = new VirtualRun(plans, renderer, store, sessions, start);
        foreach (var member in members) await store.AddMemberAsync(member, CancellationToken.None);
        await RememberAsync(-1);
        foreach (var move in again) await PlayAsync(move, cancellationToken);
    }

    /// <summary>Goes to the next wake-up that makes a line.</summary>
    /// <param name="end">How far.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="within">Whether a longer wait is left for another press.</param>
    private async Task<SandboxStop> WakeAsync(DateTimeOffset end, CancellationToken cancellationToken, bool within = false)
    {
        if (lines.Count >= MostOfAll) return SandboxStop.Full;
        if (members.SelectMany(member => store.Tokens(member.Id)).Min(token => token.Due) is { } due && due >= end)
        {
            if (within) return SandboxStop.Far;
            end = due.AddTicks(1);
        }

        var (before, was) = (lines.Count, run.Now);
        try
        {
            while (lines.Count == before && await run.WakeUpAsync(end, cancellationToken)) await TellAsync(moves.Count);
        }
        finally
        {
            if (run.Now > was) moves.Add(new SandboxMove.GoOn(run.Now.AddTicks(1)));
        }

        return lines.Count == before ? SandboxStop.Nothing : SandboxStop.None;
    }

    /// <summary>Plays a move, and looks at what came of it.</summary>
    private async Task<SandboxStop> PlayAsync(SandboxMove move, CancellationToken cancellationToken)
    {
        if (lines.Count >= MostOfAll) return SandboxStop.Full;
        moves.Add(move);
        var (end, line, happens) = Meaning(move);
        while (lines.Count < MostOfAll && await run.WakeUpAsync(end, cancellationToken)) await TellAsync(moves.Count - 1);
        if (line is not null) lines.Add(line);
        if (happens is not null) await run.HappenAsync(end, happens, cancellationToken);
        await TellAsync(moves.Count - 1);
        Shown = lines.Count;
        return SandboxStop.None;
    }

    /// <summary>When a move is made, the line that tells of it, and what happens in the store; what is due before happens first.</summary>
    private (DateTimeOffset End, SandboxLine? Line, Func<CancellationToken, Task>? Happens) Meaning(SandboxMove move) => move switch
    {
        SandboxMove.GoOn goOn => (goOn.End, null, null),
        SandboxMove.Set set => (set.At, null, _ => Task.CompletedTask),
        SandboxMove.Fire { Act: var act } fired => (act.At, new SandboxLine(act.At, fired.Member) { Fired = fired }, token => store.ActAsync(fired.Member, act, token)),
        SandboxMove.Change { Moved: var moved } => (moved.At, new SandboxLine(moved.At, null) { Made = move }, token => ChangeAsync(moved, token)),
        SandboxMove.Merge { Merged: var merged } of => (merged.At, new SandboxLine(merged.At, of.Duplicate) { Made = move }, token => store.MergeAsync(new MergeRequest(of.Survivor, of.Duplicate, Tester) { FromDuplicate = [.. merged.FromDuplicate] }, plans, merged.At, token).AsTask()),
        SandboxMove.Erase erased => (erased.At, new SandboxLine(erased.At, erased.Member) { Made = move }, token => store.EraseAsync(erased.Member, plans, erased.At, token).AsTask()),
        _ => throw new ArgumentOutOfRangeException(nameof(move), move, null),
    };

    private async Task ChangeAsync(SessionMove moved, CancellationToken cancellationToken)
    {
        sessions[moved.Session.Key] = moved.Session;
        await store.ChangeSessionAsync(moved.Session, moved.At, cancellationToken);
    }

    /// <summary>Writes down what has happened since it was asked last, and how everybody stands then.</summary>
    private async Task TellAsync(int move)
    {
        var trace = await store.TraceAsync(CancellationToken.None);
        var messages = run.Messages.Skip(messagesTold).ToList();
        lines.AddRange(run.Refusals.Skip(refusalsTold).Select(refused => new SandboxLine(refused.Refusal.At, refused.Member) { Beside = Beside(refused.Refusal.Journey), Refused = refused.Refusal.Reason, Values = refused.Refusal.Values }));
        for (var i = 0; i < trace.Count; i++)
        {
            var (member, step) = (trace[i].Member, trace[i].Step);
            if (i < known.Count && (known[i].Step.LeftAt is not null || step.LeftAt is null)) continue;
            var before = i < known.Count ? known[i].Step : null;
            var sent = messages.FindAll(message => message.Activity == step.Activity && message.Member == member);
            messages.RemoveAll(sent.Contains);
            lines.Add(new SandboxLine(before is null ? step.ArrivedAt : step.LeftAt!.Value, member)
            {
                Step = step,
                Beside = Beside(trace[i].Journey),
                WentOn = before is not null,
                Values = [.. step.Values.Skip(before?.Values.Length ?? 0)],
                Effects = [.. step.Effects.Skip(before?.Effects.Length ?? 0)],
                Messages = [.. sent],
            });
        }

        known.Clear();
        known.AddRange(trace);
        (messagesTold, refusalsTold) = (run.Messages.Count, run.Refusals.Count);
        await RememberAsync(move);
    }

    private string? Beside(JourneyId journey) => journey == tried.Identity.Journey ? null : plans.Plans.First(plan => plan.Identity.Journey == journey).Identity.Key;

    private async Task RememberAsync(int move)
    {
        var standing = ImmutableDictionary.CreateBuilder<MemberId, SandboxStanding>();
        foreach (var member in members)
        {
            var last = known.LastOrDefault(traced => traced.Member == member.Id && traced.Journey == tried.Identity.Journey);
            standing[member.Id] = new SandboxStanding(await store.MemberAsync(member.Id, CancellationToken.None), store.Tokens(member.Id, tried.Identity.Journey), last?.State);
        }

        moments.Add(new SandboxMoment(run.Now, lines.Count, move, standing.ToImmutable()));
    }
}
