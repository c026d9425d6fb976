using JourneyStudio.Engine.Intake;
using JourneyStudio.Engine.Members;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage.Coupons;
using JourneyStudio.Storage.Laws;
using JourneyStudio.Storage.Records;

namespace JourneyStudio.IntegrationTests.Runtime;

public sealed class RecordWriterTestsOnSqlite() : RecordWriterTests(Provider.Sqlite);

public sealed class RecordWriterTestsOnPostgreSql() : RecordWriterTests(Provider.PostgreSql);

/// <summary>MISSION A2: records that other systems keep, and what journeys learn of them.</summary>
public abstract class RecordWriterTests(Provider provider)
{
    private static readonly MemberReference Member = new() { ExternalId = "m1" };

    [Fact]
    [Trait("Semantics", "trigger.record-api")]
    public async Task Order_WrittenAgain_IsToldByWhatChanged()
    {
        await using var studio = await OpenAsync();
        await studio.PublishAsync(Journeys.Row(("in", "RecordTrigger", """{"record":"order","change":"updated","fields":["status"],"filter":{"property":"total","op":"atLeast","value":100}}""", "")));
        await studio.AdvanceAsync();

        Assert.Equal(RecordOutcome.Created, await WriteAsync(studio, Order(OrderStatus.Placed)));
        Assert.Equal(RecordOutcome.Unchanged, await WriteAsync(studio, Order(OrderStatus.Placed)));
        Assert.Equal(RecordOutcome.Updated, await WriteAsync(studio, Order(OrderStatus.Paid)));
        Assert.Equal(RecordOutcome.Updated, await WriteAsync(studio, Order(OrderStatus.Paid) with { Total = 130 }));
        Assert.Equal(RecordOutcome.Deleted, await WriteAsync(studio, Order(OrderStatus.Paid) with { Deleted = true }));
        Assert.Equal(RecordOutcome.Unchanged, await WriteAsync(studio, Order(OrderStatus.Paid) with { Deleted = true }));
        await studio.AdvanceAsync();

        Assert.Equal("order.paid order.updated", Events(studio));
        Assert.Equal("in:Done", studio.Path(new MemberId(1)));
        Assert.Contains("\"order\":\"o1\"", studio.Value("select records from enrollment"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Semantics", "trigger.record-api")]
    public async Task Order_ThatComesPaid_IsToldAsCreatedAndPaid()
    {
        await using var studio = await OpenAsync();
        await studio.PublishAsync(Journeys.Row(("in", "EventTrigger", """{"event":"order.paid"}""", "Done"), ("ask", "Condition", """{"rule":{"event":"order.paid"}}""", "")));
        await studio.PublishAsync(Journeys.Row(("in", "RecordTrigger", """{"record":"order","change":"inserted"}""", "")));
        await studio.AdvanceAsync();

        await WriteAsync(studio, Order(OrderStatus.Paid));
        await studio.AdvanceAsync();

        Assert.Equal("order.created order.paid", Events(studio));
        Assert.Equal("2", studio.Value("select count(*) from enrollment"));
    }

    [Fact]
    [Trait("Semantics", "trigger.record-api")]
    public async Task SubscriptionAndChild_Written_AreTheMembersAndTold()
    {
        await using var studio = await OpenAsync();
        await studio.PublishAsync(Journeys.Row(("in", "RecordTrigger", """{"record":"subscription"}""", "")));
        await studio.PublishAsync(Journeys.Row(("in", "RecordTrigger", """{"record":"child"}""", "")));
        await studio.AdvanceAsync();
        var trial = new IncomingRecord.Subscription("course", "trial", studio.Clock.Now, studio.Clock.Now.AddDays(14)) { Key = "s1", Member = Member };
        var child = new IncomingRecord.Child("", new DateOnly(2026, 7, 1), null) { Key = "c1", Member = Member };

        Assert.Equal([RecordOutcome.Created, RecordOutcome.Created], await WriteAllAsync(studio, trial, child));
        Assert.Equal([RecordOutcome.Updated, RecordOutcome.Updated], await WriteAllAsync(studio, trial with { State = "paid" }, child with { BirthDate = new DateOnly(2026, 6, 28) }));
        Assert.Equal([RecordOutcome.Deleted, RecordOutcome.UnknownMember], await WriteAllAsync(studio, child with { Deleted = true }, trial with { Member = new MemberReference { ExternalId = "nobody" } }));
        Assert.Equal(RecordOutcome.OtherMember, await WriteAsync(studio, trial with { Member = new MemberReference { ExternalId = "m2" } }));
        await studio.AdvanceAsync();

        Assert.Equal("child.created child.deleted child.updated subscription.created subscription.updated", Events(studio));
        Assert.Equal("5", studio.Value("select count(*) from enrollment"));
    }

    [Fact]
    [Trait("Semantics", "trigger.coupon-refunded")]
    [Trait("Semantics", "trigger.record-api")]
    public async Task Coupon_OfAnOrderThatIsRefunded_IsRefundedWithIt()
    {
        await using var studio = await OpenAsync();
        await studio.PublishAsync(Journeys.Row(("in", "EventTrigger", """{"event":"coupon.refunded"}""", "Done"), ("off", "Tags", """{"remove":["bought"]}""", "")));
        await studio.PublishAsync(Journeys.Row(("in", "RecordTrigger", """{"record":"coupon"}""", "")));
        await studio.AdvanceAsync();
        var ledger = studio.Get<CouponLedger>();
        Assert.Equal([RecordOutcome.Created, RecordOutcome.Created], await WriteAllAsync(studio, Coupon("k1"), Order(OrderStatus.Paid)));
        Assert.Equal([RecordOutcome.Unchanged, RecordOutcome.UnknownCoupon], await WriteAllAsync(studio, Coupon("k1"), Coupon("k2", "nothing")));
        var held = (await ledger.FindAsync("k1", default))!;

        Assert.Equal(CouponTurn.Late, await ledger.RefundAsync(held, studio.Clock.Now, default));
        Assert.Equal(CouponTurn.Won, await ledger.ClaimAsync(held, studio.Clock.Now, default));
        Assert.Equal(CouponTurn.Won, await ledger.RedeemAsync(held, "maple-lane", "o1", studio.Clock.Now, default));
        Assert.Equal(CouponTurn.Late, await ledger.RedeemAsync(held, "maple-lane", "o1", studio.Clock.Now, default));
        await WriteAsync(studio, Order(OrderStatus.Refunded));
        await studio.AdvanceAsync();

        Assert.Equal("refunded", studio.Value("select state from coupon_instance"));
        Assert.Equal("1", studio.Value("select count(*) from event where name = 'coupon.refunded'"));
        Assert.Equal("1", studio.Value("select count(*) from enrollment where journey_id = 1"));
        Assert.Equal("coupon.claimed coupon.issued coupon.redeemed coupon.refunded", studio.Value("select group_concat(name, ' ') from (select name from event where name like 'coupon.%' order by name) as names"));
        Assert.Empty(await studio.Get<LawChecks>().CheckAsync(studio.Clock.Now, default));
    }

    [Fact]
    [Trait("Semantics", "trigger.coupon-refunded")]
    public async Task Coupon_RefundedByWord_IsToldOnce()
    {
        await using var studio = await OpenAsync();
        var ledger = studio.Get<CouponLedger>();
        await WriteAsync(studio, Coupon("k1"));
        var held = (await ledger.FindAsync("k1", default))!;
        await ledger.ClaimAsync(held, studio.Clock.Now, default);
        await ledger.RedeemAsync(held, null, null, studio.Clock.Now, default);

        var turns = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ledger.RefundAsync(held, studio.Clock.Now, default)));

        Assert.Single(turns, turn => turn == CouponTurn.Won);
        Assert.Equal("1", studio.Value("select count(*) from event where name = 'coupon.refunded'"));
    }

    private async Task<RuntimeStudio> OpenAsync()
    {
        var studio = await RuntimeStudio.OpenAsync(provider);
        await studio.Workspace.AddMembersAsync(2);
        await using var context = studio.Storage.Context();
        context.Add(new CouponRow { Key = "gift", Names = new("Gift", "礼券"), ValidDays = 14 });
        await context.SaveChangesAsync();
        return studio;
    }

    private static IncomingRecord.Order Order(OrderStatus status) =>
        new(status, 120, "CNY", RuntimeStudio.Start, status == OrderStatus.Placed ? null : RuntimeStudio.Start, null, [new("milk", 2, 120)]) { Key = "o1", Member = Member };

    private static IncomingRecord.Coupon Coupon(string key, string definition = "gift") => new(definition, "", null) { Key = key, Member = Member };

    private static async Task<RecordOutcome> WriteAsync(RuntimeStudio studio, IncomingRecord record) => (await WriteAllAsync(studio, record))[0];

    private static Task<IReadOnlyList<RecordOutcome>> WriteAllAsync(RuntimeStudio studio, params IncomingRecord[] records) => studio.Get<RecordWriter>().WriteAsync(records, studio.Clock.Now, default);

    private static string? Events(RuntimeStudio studio) => studio.Value("select group_concat(name, ' ') from (select distinct name from event order by name) as names");
}
