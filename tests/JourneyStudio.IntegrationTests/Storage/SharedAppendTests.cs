using System.Collections.Immutable;
using JourneyStudio.Engine.Intake;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Writing;

namespace JourneyStudio.IntegrationTests.Storage;

public sealed class SharedAppendTestsOnSqlite() : SharedAppendTests(Provider.Sqlite)
{
    [Fact]
    public async Task Append_ManySmallOnesWhileOneIsWritten_WaitForOneTransaction()
    {
        await using var studio = await TemporaryStudio.OpenAsync(Provider.Sqlite);
        var gate = studio.Get<WriteGate>();
        await studio.Get<EventAppender>().AppendAsync([Event("warm", "m0")], Now, default);
        var turn = await gate.EnterAsync(WritePriority.Interface);

        var appends = AppendEach(studio, [.. Enumerable.Range(1, 50).Select(number => Event($"{number}", "m1"))]);

        Assert.Equal(1, gate.Waiting(WritePriority.Intake));
        turn.Dispose();
        Assert.All(await Task.WhenAll(appends), results => Assert.IsType<IntakeResult.Stored>(Assert.Single(results)));
    }
}

public sealed class SharedAppendTestsOnPostgreSql() : SharedAppendTests(Provider.PostgreSql);

public abstract class SharedAppendTests(Provider provider)
{
    protected static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Append_SmallOnesAtOnce_EachHasItsOwnResultInTheOrderOfTheCalls()
    {
        await using var studio = await TemporaryStudio.OpenAsync(provider);

        var results = await Task.WhenAll(AppendEach(studio, [.. Enumerable.Range(0, 60).Select(number => Event($"{number % 50}", "m1"))]));

        var stored = results.Take(50).Select(one => Assert.IsType<IntakeResult.Stored>(Assert.Single(one)).Event).ToList();
        Assert.Equal(stored.Order(), stored);
        Assert.All(results.Skip(50), one => Assert.IsType<IntakeResult.Duplicate>(Assert.Single(one)));
        Assert.Equal(50L, studio.Scalar("select count(*) from event where source <> 'store'"));
    }

    [Fact]
    public async Task Append_OneThatCannotBeWritten_FailsAloneAndTheOthersAreStored()
    {
        await using var studio = await TemporaryStudio.OpenAsync(provider);
        var broken = Event("broken", "m1") with { Name = null! };

        var appends = AppendEach(studio, [Event("1", "m1"), Event("2", "m1"), broken, Event("3", "m1")]);

        await Assert.ThrowsAnyAsync<Exception>(() => appends[2]);
        foreach (var sound in appends.Where((_, place) => place != 2))
            Assert.IsType<IntakeResult.Stored>(Assert.Single(await sound));
        Assert.Equal(3L, studio.Scalar("select count(*) from event_key"));
    }

    [Fact]
    public async Task Append_CallerWhoGaveUpBeforeItsTurn_IsLeftOut()
    {
        await using var studio = await TemporaryStudio.OpenAsync(provider);
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await studio.Get<EventAppender>().AppendAsync([Event("1", "m1")], Now, gone.Token));

        Assert.Equal(0L, studio.Scalar("select count(*) from event_key"));
        Assert.IsType<IntakeResult.Stored>(Assert.Single(await studio.Get<EventAppender>().AppendAsync([Event("1", "m1")], Now, default)));
    }

    internal static Task<ImmutableArray<IntakeResult>>[] AppendEach(TemporaryStudio studio, IncomingEvent[] events) =>
        [.. events.Select(incoming => studio.Get<EventAppender>().AppendAsync([incoming], Now, default).AsTask())];

    protected static IncomingEvent Event(string key, string member) => new()
    {
        Source = "api:shop",
        Key = key,
        Member = new MemberReference { ExternalId = member, CreateUnknown = true },
        Name = "order.paid",
        At = Now,
    };
}
