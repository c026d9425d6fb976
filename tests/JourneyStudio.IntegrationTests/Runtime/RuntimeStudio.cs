using System.Globalization;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Merging;
using JourneyStudio.Engine.Intake;
using JourneyStudio.Engine.Members;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Dispatch;
using JourneyStudio.Runtime.Erasing;
using JourneyStudio.Runtime.Intake;
using JourneyStudio.Runtime.Merging;
using JourneyStudio.Runtime.Operating;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Merging;
using JourneyStudio.Storage.Organisation.Access;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.IntegrationTests.Runtime;

/// <summary>A workspace on a real database whose runtime the test drives step by step, under a clock of its own.</summary>
internal sealed class RuntimeStudio : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 4, 1, 1, 0, 0, TimeSpan.Zero);

    /// <summary>Logical id of the first journey that is published.</summary>
    public const string FirstJourney = "journey-1";

    private readonly TemporaryStudio studio;
    private SlotTurn turn;
    private SlotLease? lease;
    private int told;

    private RuntimeStudio(TemporaryStudio studio, FakeClock clock) =>
        (this.studio, Clock, Workspace, turn) = (studio, clock, new Workspace(studio.Services), studio.Get<SlotTurn>());

    public FakeClock Clock { get; }

    public Workspace Workspace { get; }

    public TemporaryStudio Storage => studio;

    /// <param name="more">Replaces parts of the runtime.</param>
    public static Task<RuntimeStudio> OpenAsync(Action<IServiceCollection>? more = null) => OpenAsync(TemporaryStudio.Usual, more);

    /// <param name="provider">On which database.</param>
    /// <param name="more">Replaces parts of the runtime.</param>
    public static async Task<RuntimeStudio> OpenAsync(Provider provider, Action<IServiceCollection>? more = null)
    {
        var clock = new FakeClock(Start);
        var opened = new TemporaryStudio(provider, more: services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddRuntimeUnderTest(workers: false);
            more?.Invoke(services);
        });
        Assert.Null(await opened.Services.OpenStudioStorageAsync());
        return new RuntimeStudio(opened, clock);
    }

    /// <summary>A studio in which so many members have entered a journey by the event <c>test.start</c>.</summary>
    public static async Task<RuntimeStudio> StartedAsync(string definition, int members)
    {
        var started = await OpenAsync();
        await started.PublishAsync(definition);
        foreach (var member in await started.Workspace.AddMembersAsync(members))
            await started.TellAsync(member, "test.start");
        await started.AdvanceAsync();
        return started;
    }

    public T Get<T>()
        where T : notnull => studio.Get<T>();

    /// <summary>Puts a store of the test's own between the runtime and the database.</summary>
    public TStore Between<TStore>(Func<IJourneyStore, TStore> wrap)
        where TStore : IJourneyStore
    {
        var store = wrap(Get<IJourneyStore>());
        turn = ActivatorUtilities.CreateInstance<SlotTurn>(
            studio.Services, store, ActivatorUtilities.CreateInstance<SlotWork>(studio.Services, ActivatorUtilities.CreateInstance<Advancer>(studio.Services, store)));
        return store;
    }

    public async Task PublishAsync(string definition)
    {
        await Workspace.PublishAsync($"journey-{++told}", definition);
        Get<RuntimeSignals>().PlansChanged();
    }

    public async Task<IntakeResult> TellAsync(MemberId member, string name, DateTimeOffset? at = null, string? key = null, params (string Name, string Value)[] properties) =>
        await Get<EventIntake>().AppendAsync(
            new IncomingEvent
            {
                Source = "test",
                Key = key ?? $"event-{++told}",
                Member = new MemberReference { Id = member },
                Name = name,
                At = at ?? Clock.Now,
                Properties = properties.ToDictionary(p => p.Name, AttributeValue (p) => new AttributeValue.Text(p.Value)),
            },
            CancellationToken.None);

    /// <summary>Routes and advances until nothing is due at the clock's time.</summary>
    public async Task AdvanceAsync()
    {
        lease ??= await turn.TakeAsync(CancellationToken.None);
        await turn.DrainAsync(lease, CancellationToken.None);
    }

    /// <summary>Takes the slots anew and goes on.</summary>
    public Task RetakeAsync()
    {
        lease = null;
        return AdvanceAsync();
    }

    public async Task AdvanceToAsync(DateTimeOffset now)
    {
        Clock.Now = now;
        await AdvanceAsync();
    }

    /// <summary>An operator does something, and the members follow.</summary>
    public async Task OperateAsync(Func<JourneyControl, Task<Engine.Result<long>>> act)
    {
        Assert.Empty((await act(Get<JourneyControl>())).Problems);
        await AdvanceAsync();
    }

    /// <summary>An operator says that two members are one. Whoever owned the slots begins anew.</summary>
    public async Task<Engine.Result<MergeAnswer>> MergeAsync(MemberId survivor, MemberId duplicate, params string[] fromDuplicate)
    {
        var result = await Get<MemberMerging>().MergeAsync(new MergeRequest(survivor, duplicate, 42) { FromDuplicate = [.. fromDuplicate] }, Scope.Whole, CancellationToken.None);
        lease = result.IsOk ? null : lease;
        return result;
    }

    public async Task EraseAsync(MemberId member)
    {
        Assert.Empty((await Get<MemberErasing>().EraseAsync($"p{member.Value}", Scope.Whole, 42, CancellationToken.None)).Problems);
        lease = null;
    }

    public Task DispatchAsync() => Get<Dispatcher>().DrainAsync(CancellationToken.None);

    /// <summary>The steps of a member in order: activity, and the port it was left by.</summary>
    public string Path(MemberId member) => Convert.ToString(studio.Scalar(
        $"select group_concat(activity || coalesce(':' || port, ':(' || \"end\" || ')', ''), ' ') from (select * from trace where member_id = {member.Value} order by enrollment_id, step) as steps"),
        CultureInfo.InvariantCulture) ?? "";

    public string? Value(string sql) => studio.Scalar(sql) is { } value and not DBNull ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    public ValueTask DisposeAsync() => studio.DisposeAsync();
}
