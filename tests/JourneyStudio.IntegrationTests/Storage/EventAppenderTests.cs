using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Intake;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Events;

namespace JourneyStudio.IntegrationTests.Storage;

public sealed class EventAppenderTestsOnSqlite() : EventAppenderTests(Provider.Sqlite);

public sealed class EventAppenderTestsOnPostgreSql() : EventAppenderTests(Provider.PostgreSql);

public abstract class EventAppenderTests(Provider provider)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    [Trait("Semantics", "effects.unique")]
    public async Task Append_SameKeyAgain_IsIgnoredAndReported()
    {
        await using var studio = await TemporaryStudio.OpenAsync(provider);
        var appender = studio.Get<EventAppender>();

        var first = await appender.AppendAsync([Event("1"), Event("1"), Event("2")], Now, default);
        var second = await appender.AppendAsync([Event("2"), Event("1") with { Source = "api:other" }], Now, default);

        Assert.IsType<IntakeResult.Stored>(first[0]);
        Assert.IsType<IntakeResult.Duplicate>(first[1]);
        Assert.IsType<IntakeResult.Stored>(first[2]);
        Assert.IsType<IntakeResult.Duplicate>(second[0]);
        Assert.IsType<IntakeResult.Stored>(second[1]);
        Assert.Equal(3L, studio.Scalar("select count(*) from event where not routed and source <> 'store'"));
    }

    [Fact]
    public async Task Append_UnknownMember_IsRejectedAndOthersStored()
    {
        await using var studio = await TemporaryStudio.OpenAsync(provider);
        var unknown = Event("1") with { Member = new MemberReference { ExternalId = "nobody" } };

        var results = await studio.Get<EventAppender>().AppendAsync([unknown, Event("2")], Now, default);

        Assert.IsType<IntakeResult.UnknownMember>(results[0]);
        Assert.IsType<IntakeResult.Stored>(results[1]);
        Assert.Equal(1L, studio.Scalar("select count(*) from event_key"));
    }

    [Fact]
    public async Task Append_SamePersonByOtherReference_FindsTheMember()
    {
        await using var studio = await TemporaryStudio.OpenAsync(provider);
        var created = Event("1") with { Member = new MemberReference { ExternalId = "m1", Phone = "+8610000000001", Email = "Ａnna@example.com", CreateUnknown = true } };
        var appender = studio.Get<EventAppender>();

        var results = await appender.AppendAsync(
            [
                created,
                Event("2") with { Member = new MemberReference { Phone = "+8610000000001" } },
                Event("3") with { Member = new MemberReference { Email = "anna@EXAMPLE.com" } },
            ],
            Now,
            default);

        Assert.Single(results.Cast<IntakeResult.Stored>().Select(stored => stored.Member).Distinct());
    }

    [Fact]
    [Trait("Semantics", "waiting.receipt")]
    public async Task Append_EventFromTheFuture_IsPutAtItsReceipt()
    {
        await using var studio = await TemporaryStudio.OpenAsync(provider);

        await studio.Get<EventAppender>().AppendAsync([Event("1") with { At = Now.AddHours(3) }], Now, default);

        Assert.Equal(Now.ToUnixTimeMilliseconds(), studio.Scalar("select at from event"));
    }

    [Fact]
    public async Task Append_WithEdit_ChangesTheMemberInTheSameTransaction()
    {
        await using var studio = await TemporaryStudio.OpenAsync(provider);
        var edit = new MemberEdit
        {
            Attributes = new Dictionary<string, AttributeValue?>
            {
                ["name"] = new AttributeValue.Text("李雷"),
                ["dueDate"] = new AttributeValue.Date(new DateOnly(2027, 1, 31)),
                ["children"] = new AttributeValue.Number(2.5m),
            },
            Addresses = new Dictionary<string, string> { [ChannelKeys.WeChatTemplate] = "openid-1" },
            Granted = [new Consent(ChannelKeys.WeChatTemplate, MessagePurpose.Service)],
        };

        await studio.Get<EventAppender>().AppendAsync([Event("1") with { Edit = edit }], Now, default);

        Assert.Equal("李雷", studio.Scalar("select name from member"));
        Assert.Equal("2027-01-31", studio.Scalar("select value from attribute_date where attribute = 'dueDate'"));
        Assert.Equal(25_000L, studio.Scalar("select value from attribute_number where attribute = 'children'"));
        Assert.Equal("openid-1", studio.Scalar("select address from member_address"));
        Assert.Equal(1L, studio.Scalar("select granted from member_consent where purpose = 'service'"));
    }

    [Fact]
    public async Task Append_FromManySidesAtOnce_GivesEachEventItsOwnId()
    {
        await using var studio = await TemporaryStudio.OpenAsync(provider);
        var appender = studio.Get<EventAppender>();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => appender.AppendAsync([Event($"{number}")], Now, default).AsTask()));

        Assert.Equal(40L, studio.Scalar("select count(distinct id) from event where source <> 'store'"));
        Assert.Equal(1L, studio.Scalar("select count(*) from member"));
    }

    [Fact]
    public async Task Append_SlotOfTheEvent_IsTheMembers()
    {
        await using var studio = await TemporaryStudio.OpenAsync(provider);

        var result = (IntakeResult.Stored)(await studio.Get<EventAppender>().AppendAsync([Event("1")], Now, default))[0];

        Assert.Equal((long)SlotLease.SlotOf(result.Member), studio.Scalar("select slot from event"));
        Assert.Equal((long)SlotLease.SlotOf(result.Member), studio.Scalar("select slot from member"));
    }

    private static IncomingEvent Event(string key) => new()
    {
        Source = "api:shop",
        Key = key,
        Member = new MemberReference { ExternalId = "m1", CreateUnknown = true },
        Name = "order.paid",
        At = Now,
    };
}
