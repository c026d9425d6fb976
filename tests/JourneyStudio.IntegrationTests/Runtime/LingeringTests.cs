using JourneyStudio.Engine.Members;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Storage.Execution;
using Microsoft.Extensions.Options;

namespace JourneyStudio.IntegrationTests.Runtime;

/// <summary>An owner whose turn is over works on until somebody takes the slots (decision 0038).</summary>
public sealed class LingeringTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly string Tags = Journeys.Row(("in", "EventTrigger", """{"event":"go"}""", "Done"), ("tag", "Tags", """{"add":["t"]}""", ""));

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Linger_NobodyTakesTheSlots_WorksOn(Provider provider)
    {
        await using var studio = await OpenAsync(provider);
        var turn = await EndedTurnAsync(studio);

        _ = turn.Linger(TimeProvider.System, CancellationToken.None);
        var member = await GoAsync(studio);
        await UntilAsync(() => studio.Path(member) == "in:Done tag:Done");
        await turn.RestAsync();

        await GoAsync(studio);
        Assert.Equal("1", studio.Value("select count(*) from event where not routed"));
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Linger_SomebodyTakesTheSlots_IsFencedOff(Provider provider)
    {
        await using var studio = await OpenAsync(provider);
        var turn = await EndedTurnAsync(studio);
        var next = studio.Get<SlotTurn>();
        await next.TakeAsync(CancellationToken.None);

        var member = await GoAsync(studio);
        await turn.Linger(TimeProvider.System, CancellationToken.None).WaitAsync(Patience);
        Assert.Equal("", studio.Path(member));

        await studio.RetakeAsync();
        Assert.Equal("in:Done tag:Done", studio.Path(member));
    }

    [Fact]
    public async Task Run_WhileTheTurnBeforeLingers_EndsIt()
    {
        await using var studio = await OpenAsync(Provider.Sqlite);
        var turn = await EndedTurnAsync(studio);
        _ = turn.Linger(TimeProvider.System, CancellationToken.None);

        using var stop = new CancellationTokenSource();
        var running = turn.RunAsync(SlotOwnership.All, TimeProvider.System, stop.Token);
        var member = await GoAsync(studio);
        await UntilAsync(() => studio.Path(member) == "in:Done tag:Done");
        await stop.CancelAsync();

        await running.WaitAsync(Patience);
        Assert.Equal("1", studio.Value("select count(*) from enrollment"));
    }

    private static async Task<RuntimeStudio> OpenAsync(Provider provider)
    {
        var studio = await RuntimeStudio.OpenAsync(provider);
        await studio.PublishAsync(Tags);
        return studio;
    }

    /// <summary>A turn of nearly no time; what follows may last.</summary>
    private static async Task<SlotTurn> EndedTurnAsync(RuntimeStudio studio)
    {
        var options = studio.Get<IOptions<RuntimeOptions>>().Value;
        options.SlotTurn = TimeSpan.FromTicks(1);
        var turn = studio.Get<SlotTurn>();
        Assert.NotEqual(0, await turn.RunAsync(SlotOwnership.All, TimeProvider.System, CancellationToken.None));
        options.SlotTurn = 5 * Patience;
        return turn;
    }

    private static async Task<MemberId> GoAsync(RuntimeStudio studio)
    {
        var member = (await studio.Workspace.AddMembersAsync(1))[0];
        await studio.TellAsync(member, "go");
        return member;
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!holds())
            await look.WaitForNextTickAsync(patience.Token);
    }
}
