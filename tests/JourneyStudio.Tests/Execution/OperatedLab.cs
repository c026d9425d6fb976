using System.Collections.Immutable;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Simulation;
using JourneyStudio.Tests.Activities;

namespace JourneyStudio.Tests.Execution;

/// <summary>One member in one journey, and an operator. Times are hours after <see cref="Lab.Start"/>.</summary>
internal sealed class OperatedLab
{
    private const long Operator = 42;
    private static readonly MemberId Member = new(1);
    private static readonly SlotLease Lease = new([], 1);

    private readonly InMemoryStore store = new(new Dictionary<string, SessionRecord>());
    private readonly Plan plan;
    private Plan? second;
    private PlanSet plans;
    private DateTimeOffset? pausedAt;
    private long operations;

    private OperatedLab(Plan plan) => (this.plan, plans) = (plan, Plans([plan], paused: false));

    public static async Task<OperatedLab> EnteredAsync(string[] activities, string connections, string rules = "{}")
    {
        var lab = new OperatedLab(new Lab().Journey(activities, connections, rules).Compile().Single());
        await lab.store.AddMemberAsync(new MemberSnapshot { Id = Member, PublicId = "yun", Zone = TimeZoneInfo.Utc, Language = Languages.English }, default);
        await lab.HappensAsync(0, "go");
        return lab;
    }

    public async Task HappensAsync(double hours, string name, params (string Name, string Value)[] properties)
    {
        var said = properties.ToImmutableSortedDictionary(p => p.Name, AttributeValue (p) => new AttributeValue.Text(p.Value));
        await store.ActAsync(new MemberAct(Member, At(hours), name, said, ImmutableSortedDictionary<string, AttributeValue?>.Empty, null), default);
        await RunAsync(hours);
    }

    public async Task RunAsync(double hours)
    {
        while ((await BatchTurn.RunAsync(store, Lease, plans, At(hours), 10, default)).Members > 0)
        {
        }
    }

    public async Task PauseAsync(double hours)
    {
        (pausedAt, plans) = (At(hours), Plans(Versions, paused: true));
        await OperateAsync(hours, new Operation.Hold { Id = 1, Journey = plan.Identity.Journey, At = At(hours), Actor = Operator });
    }

    public async Task ResumeAsync(double hours, ResumeMode mode)
    {
        plans = Plans(Versions, paused: false);
        await OperateAsync(hours, new Operation.Release(mode, pausedAt!.Value) { Id = 2, Journey = plan.Identity.Journey, At = At(hours), Actor = Operator });
    }

    public Task<(int Done, int Left)> CatchUpAsync(double hours) => OperateAsync(hours, new Operation.CatchUp(10) { Id = 3, Journey = plan.Identity.Journey, At = At(hours), Actor = Operator });

    public Task<(int Done, int Left)> StopAsync(double hours) => OperateAsync(hours, new Operation.Stop { Id = 3, Journey = plan.Identity.Journey, At = At(hours), Actor = Operator });

    public Task<(int Done, int Left)> RetryAsync(double hours, TokenQuery? of = null) =>
        OperateAsync(hours, new Operation.Retry(of ?? TokenQuery.All) { Id = ++operations, Journey = plan.Identity.Journey, At = At(hours), Actor = Operator });

    public Task<(int Done, int Left)> SkipAsync(double hours, string port, TokenQuery? of = null) =>
        OperateAsync(hours, new Operation.Skip(of ?? TokenQuery.All, port) { Id = ++operations, Journey = plan.Identity.Journey, At = At(hours), Actor = Operator });

    public Task<(int Done, int Left)> MoveAsync(double hours, string target, TokenQuery? of = null) =>
        OperateAsync(hours, new Operation.Move(of ?? TokenQuery.All, target) { Id = ++operations, Journey = plan.Identity.Journey, At = At(hours), Actor = Operator });

    /// <summary>Another version comes out; whoever is in stays on the first.</summary>
    public void PublishAgain(string[] activities, string connections, string rules = "{}")
    {
        second = new Lab().Journey(activities, connections, rules).CompileAfter(plan);
        plans = Plans(Versions, paused: false);
    }

    /// <param name="hours">When.</param>
    /// <param name="map">Choices that differ from the suggested ones.</param>
    public Task<(int Done, int Left)> MigrateAsync(double hours, params (string Activity, MigrationChoice Choice)[] map)
    {
        var whole = MigrationMap.Suggest(plan, second!).SetItems(map.Select(one => KeyValuePair.Create(one.Activity, one.Choice)));
        Assert.Empty(MigrationMap.Check(plan, second!, whole).Where(problem => problem.Code != "migration.nothing"));
        return OperateAsync(hours, new Operation.Migrate(plan.Identity.Version, second!.Identity.Version, whole) { Id = ++operations, Journey = plan.Identity.Journey, At = At(hours), Actor = Operator });
    }

    /// <summary>Takes the last migration back.</summary>
    public Task<(int Done, int Left)> TakeBackAsync(double hours) =>
        OperateAsync(hours, new Operation.TakeBack(operations) { Id = operations + 1, Journey = plan.Identity.Journey, At = At(hours), Actor = Operator });

    /// <summary>Hours after the start at which the first token is due.</summary>
    public async Task<double?> DueAsync() => (await store.NextDueAsync(Lease, default) - Lab.Start)?.TotalHours;

    /// <summary>What was asked for, in short, step by step.</summary>
    public async Task<string> EffectsAsync() => string.Join(' ', (await store.TraceAsync(default)).SelectMany(traced => traced.Step.Effects));

    /// <summary>Numbers of the versions that carried out the steps, in order.</summary>
    public async Task<string> VersionsAsync() => string.Join(' ', (await store.TraceAsync(default)).Select(traced => traced.Step.Version.Value));

    /// <summary>Steps as <c>activity:Port</c>; an operator's hand in it as <c>activity:Port!move</c>.</summary>
    public async Task<string> PathAsync() => string.Join(' ', (await store.TraceAsync(default)).Select(traced => traced.Step).Select(step =>
        $"{step.Activity}{(step.LeftAt is null ? "" : $":{step.Port ?? step.End}")}{(step.By is { Actor: Operator } by ? $"!{by.Kind}" : "")}"));

    /// <summary>States of the enrollments in the order they began.</summary>
    public async Task<string> StatesAsync() =>
        string.Join(' ', (await store.TraceAsync(default)).GroupBy(traced => traced.Step.Enrollment).OrderBy(one => one.Key.Value).Select(one => one.Last().State.ToString()));

    /// <summary>Hours after the start at which the last visit of an activity was left.</summary>
    public async Task<double?> LeftAsync(string activity) => ((await store.TraceAsync(default)).Last(traced => traced.Step.Activity == activity).Step.LeftAt - Lab.Start)?.TotalHours;

    private Plan[] Versions => second is null ? [plan] : [plan, second];

    private static PlanSet Plans(Plan[] versions, bool paused) => new(versions, [versions[^1].Identity.Version], SampleContent.Catalog, paused ? [versions[0].Identity.Journey] : []);

    private static DateTimeOffset At(double hours) => Lab.Start.AddHours(hours);

    private async Task<(int Done, int Left)> OperateAsync(double hours, Operation operation)
    {
        var result = await store.OperateAsync(plans, operation, At(hours), default);
        await RunAsync(hours);
        return result;
    }
}
