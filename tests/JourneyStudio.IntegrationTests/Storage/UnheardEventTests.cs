using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Intake;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Operating;

namespace JourneyStudio.IntegrationTests.Storage;

public sealed class UnheardEventTestsOnSqlite() : UnheardEventTests(Provider.Sqlite);

public sealed class UnheardEventTestsOnPostgreSql() : UnheardEventTests(Provider.PostgreSql);

/// <summary>Events that no journey hears are done with when they are stored (decision 0037).</summary>
public abstract class UnheardEventTests(Provider provider)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Append_NobodyHears_IsRoutedAtOnce()
    {
        await using var studio = await OpenAsync();

        await AssertRoutedAsync([true, false], studio, Event("ignored"), Event("awaited"));
        Assert.Equal(1L, studio.Scalar("select count(*) from event where not routed"));
    }

    [Fact]
    public async Task Append_VersionPublishedSinceOthersWereLoaded_Waits()
    {
        await using var studio = await OpenAsync();
        await AddAsync(studio, new JourneyVersionRow { JourneyId = 1, Number = 1, Text = "{}" });

        await AssertRoutedAsync([false], studio, Event("ignored"));
    }

    [Fact]
    public async Task Append_OperationBegunSinceVersionsWereLoaded_Waits()
    {
        await using var studio = await OpenAsync();
        await AddAsync(studio, new OperationRow { JourneyId = 1, Kind = "migrate", State = "running" });

        await AssertRoutedAsync([false], studio, Event("ignored"));
    }

    [Fact]
    public async Task Append_NothingIsKnownOfVersions_Waits()
    {
        await using var studio = await TemporaryStudio.OpenAsync(provider);

        await AssertRoutedAsync([false], studio, Event("ignored"));
    }

    [Fact]
    public async Task Append_ReadLaterByDecisions_KeepsItsPlaceAfterEventsThatWait()
    {
        await using var studio = await OpenAsync();

        await AssertRoutedAsync([true, false, false, true], studio, Event("remembered"), Event("awaited"), Event("remembered"), Event("ignored"));
        await AssertRoutedAsync([false], studio, Event("remembered"));

        studio.Scalar("update event set routed = true returning id");
        await AssertRoutedAsync([true], studio, Event("remembered"));
    }

    [Fact]
    public async Task Append_ChangesTheMember_Waits()
    {
        await using var studio = await OpenAsync();
        var edit = new MemberEdit { Attributes = new Dictionary<string, AttributeValue?> { [BuiltInAttributes.City] = new AttributeValue.Text("上海") } };

        await AssertRoutedAsync([false], studio, Event("ignored") with { Edit = edit });
        await AssertRoutedAsync([false], studio, Event("qr.scanned"));
    }

    private async Task<TemporaryStudio> OpenAsync()
    {
        var studio = await TemporaryStudio.OpenAsync(provider);
        var (stamp, _) = await studio.Get<RunnableVersions>().ReadAsync(default);
        studio.Get<ListenedEvents>().Set(stamp, name => name switch
        {
            "awaited" => Hearing.Awaited,
            "remembered" => Hearing.Remembered,
            _ => Hearing.None,
        });
        return studio;
    }

    private static async Task AddAsync(TemporaryStudio studio, object row)
    {
        await using var context = studio.Context();
        context.Add(row);
        await context.SaveChangesAsync();
    }

    private static async Task AssertRoutedAsync(IReadOnlyList<bool> routed, TemporaryStudio studio, params IncomingEvent[] events)
    {
        var stored = await studio.Get<EventAppender>().AppendAsync(events, Now, default);
        Assert.Equal(routed, stored.Cast<IntakeResult.Stored>().Select(one => one.Routed));
    }

    private static IncomingEvent Event(string name) => new()
    {
        Source = "api:shop",
        Key = Guid.NewGuid().ToString("N"),
        Member = new MemberReference { ExternalId = "m1", CreateUnknown = true },
        Name = name,
        At = Now,
    };
}
