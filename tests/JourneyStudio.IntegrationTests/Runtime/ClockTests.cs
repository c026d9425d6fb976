using System.Globalization;
using System.Text.Json;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Clocks;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Clocks;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Coupons;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation;

namespace JourneyStudio.IntegrationTests.Runtime;

/// <summary>SEMANTICS, "Entry": audience starts and date triggers, on a real database. The clock starts on 1 April 2026 at 9:00 in Shanghai.</summary>
public sealed class ClockTests
{
    [Theory]
    [Trait("Semantics", "entry.audience")]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Schedule_WhenReached_LetsItsAudienceInOnce(Provider provider)
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var members = await studio.Workspace.AddMembersAsync(1_203);
        await TagAsync(studio, members[..1_100]);
        await studio.PublishAsync(Journeys.Row(("in", "ScheduleTrigger", """{"cron":"0 10 * * *","zone":"Asia/Shanghai","audience":{"tag":"vip","has":true}}""", "")));
        Assert.Equal(0, await studio.Get<ClockRunner>().RunAsync(default));

        studio.Clock.Now += TimeSpan.FromHours(2);
        Assert.Equal(1_100, await studio.Get<ClockRunner>().RunAsync(default));
        Assert.Equal(0, await studio.Get<ClockRunner>().RunAsync(default));
        await studio.AdvanceAsync();

        Assert.Equal("1100", studio.Value("select count(*) from enrollment"));
        Assert.Equal("1100", studio.Value("select count(distinct member_id) from enrollment"));
        Assert.Equal("1", studio.Value("select count(*) from clock_run where ended_at is not null and done = members"));
    }

    [Fact]
    [Trait("Semantics", "entry.audience")]
    public async Task Schedule_StoppedInTheMiddle_GoesOnWhereItWas()
    {
        await using var studio = await RuntimeStudio.OpenAsync();
        await studio.Workspace.AddMembersAsync(1_203);
        await studio.PublishAsync(Journeys.Row(("in", "ManualTrigger", "{}", "")));
        Assert.Equal(1_203, await studio.Get<ManualStarts>().StartAsync(RuntimeStudio.FirstJourney, "in", by: null, default));
        Assert.Equal(500, await studio.Get<ClockStore>().AdmitAsync(studio.Clock.Now, default));

        // A member who comes after the start does not belong to it
        await studio.Workspace.AddMembersAsync(1);
        await studio.Get<ClockRunner>().RunAsync(default);
        await studio.AdvanceAsync();

        Assert.Equal("1203", studio.Value("select count(distinct member_id) from enrollment"));
        Assert.Equal("1203", studio.Value("select count(*) from enrollment"));
    }

    [Fact]
    [Trait("Semantics", "trigger.manual")]
    public async Task ManualStart_Preview_SaysHowManyAndStaffNeverCount()
    {
        await using var studio = await RuntimeStudio.OpenAsync();
        var members = await studio.Workspace.AddMembersAsync(5);
        await using (var context = studio.Storage.Context())
        {
            context.Add(new StaffRow { PublicId = "g1", Key = "guide", Names = new("Guide", "导购"), Role = "guide" });
            (await context.Set<MemberRow>().FindAsync(members[0].Value))!.State = "blocked";
            await context.SaveChangesAsync();
        }
        await TagAsync(studio, members[..3]);
        await studio.PublishAsync(Journeys.Row(("in", "ManualTrigger", """{"audience":{"tag":"vip","has":true}}""", "")));

        var preview = Assert.Single(await studio.Get<ManualStarts>().PreviewAsync(RuntimeStudio.FirstJourney, default));
        Assert.Equal(("in", 2L), (preview.Activity, preview.Members));
        Assert.Null(await studio.Get<ManualStarts>().StartAsync("nowhere", "in", by: null, default));
    }

    [Theory]
    [Trait("Semantics", "trigger.date")]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task DateTrigger_EachAnchor_IsFoundByItsIndex(Provider provider)
    {
        foreach (var (anchor, settings) in new[]
        {
            ("attribute", "\"attribute\":\"birthday\",\"recurrence\":\"yearly\","), ("session.start", ""), ("order.paid", ""), ("coupon.expires", ""), ("subscription.end", ""), ("child.due", ""), ("points.expires", ""),
        })
        {
            await using var studio = await RuntimeStudio.OpenAsync(provider);
            var member = (await studio.Workspace.AddMembersAsync(1))[0];
            await ClockRecords.AddAsync(studio.Storage, member, RuntimeStudio.Start.AddDays(4));
            await studio.PublishAsync(Journeys.Row(("in", "DateTrigger", $$"""{"anchor":"{{anchor}}",{{settings}}"offset":"P3D","direction":"before","at":"10:00"}""", "")));

            var entered = 0;
            for (var hour = 0; hour < 72; hour++, studio.Clock.Now += TimeSpan.FromHours(1))
            {
                entered += await studio.Get<ClockRunner>().RunAsync(default);
                await studio.AdvanceAsync();
            }

            Assert.True(entered == 1, $"{anchor}: {entered}");
            Assert.Equal("2026-04-02T02:00:00Z", new AttributeValue.Instant(DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(studio.Value("select at from event where name = 'date.reached'")!, CultureInfo.InvariantCulture))).ToText());
            Assert.Equal("1", studio.Value("select count(*) from enrollment where entry_key like '%|2026-04-05|-P3D'"));
        }
    }

    [Theory]
    [Trait("Semantics", "trigger.segment")]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Segment_Refresh_TellsComingAndGoingOnce(Provider provider)
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var members = await studio.Workspace.AddMembersAsync(1_203);
        await studio.Get<WorkspaceContents>().WriteAsync(new WorkspaceContent { Segments = [new SegmentDefinition("vips", new("VIPs", "贵宾"), JsonElement.Parse("""{"tag":"vip","has":true}"""))] }, default);
        await TagAsync(studio, members[..1_100]);
        await studio.PublishAsync(Journeys.Row(("in", "SegmentTrigger", """{"segment":"vips"}""", "Done"), ("ask", "Condition", """{"rule":{"segment":"vips"}}""", "")));
        await studio.PublishAsync(Journeys.Row(("in", "SegmentTrigger", """{"segment":"vips","change":"left"}""", "")));
        studio.Get<RuntimeSignals>().PlansChanged();

        await studio.Get<SegmentRunner>().RunAsync(default);
        await studio.Get<SegmentRunner>().RunAsync(default);
        await studio.AdvanceAsync();
        Assert.Equal("1100", studio.Value("select count(*) from enrollment"));
        Assert.Equal("in:Done ask:Yes", studio.Path(members[0]));
        Assert.Equal("1100", studio.Value("select members from segment"));

        await using (var context = studio.Storage.Context())
        {
            context.Remove((await context.Set<MemberTagRow>().FindAsync(members[7].Value, "vip", ""))!);
            await context.SaveChangesAsync();
        }
        await studio.Get<SegmentRunner>().RunAsync(default);
        await studio.AdvanceAsync();
        Assert.Equal("in:Done ask:Yes in:Done", studio.Path(members[7]));
        Assert.Equal("1099", studio.Value("select count(*) from segment_member"));
    }

    [Theory]
    [Trait("Semantics", "trigger.coupon-expired")]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Coupon_WhoseTimeIsOver_ExpiresOnceUnlessItWasUsed(Provider provider)
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var member = (await studio.Workspace.AddMembersAsync(1))[0];
        await using (var context = studio.Storage.Context())
        {
            foreach (var (id, state) in new[] { "issued", "claimed", "redeemed" }.Index())
            {
                context.Add(new CouponInstanceRow
                {
                    Id = id + 1,
                    PublicId = $"c{id}",
                    Coupon = "gift",
                    MemberId = member.Value,
                    EffectKey = $"k{id}",
                    State = state,
                    IssuedAt = RuntimeStudio.Start,
                    ExpiresAt = RuntimeStudio.Start.AddDays(1),
                    ClaimedAt = id > 0 ? RuntimeStudio.Start : null,
                    RedeemedAt = id > 1 ? RuntimeStudio.Start : null,
                });
            }
            await context.SaveChangesAsync();
        }
        await studio.PublishAsync(Journeys.Row(("in", "EventTrigger", """{"event":"coupon.expired"}""", "")));

        Assert.Equal(0, await studio.Get<ClockRunner>().RunAsync(default));
        studio.Clock.Now = RuntimeStudio.Start.AddDays(1);
        Assert.Equal(2, await studio.Get<ClockRunner>().RunAsync(default));
        Assert.Equal(0, await studio.Get<ClockRunner>().RunAsync(default));
        await studio.AdvanceAsync();

        Assert.Equal("expired expired redeemed", studio.Value("select group_concat(state, ' ') from (select state from coupon_instance order by id) as states"));
        Assert.Equal("2", studio.Value("select count(*) from enrollment"));
    }

    private static async Task TagAsync(RuntimeStudio studio, IEnumerable<MemberId> members)
    {
        await using var context = studio.Storage.Context();
        context.AddRange(members.Select(member => new MemberTagRow { MemberId = member.Value, Tag = "vip" }));
        await context.SaveChangesAsync();
    }

    [Theory]
    [Trait("Semantics", "waiting.refreshed")]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Segment_ReadByAWait_IsAsOfItsLastRefresh(Provider provider)
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var member = (await studio.Workspace.AddMembersAsync(1))[0];
        await studio.Get<WorkspaceContents>().WriteAsync(new WorkspaceContent { Segments = [new SegmentDefinition("vips", new("VIPs", "贵宾"), JsonElement.Parse("""{"tag":"vip","has":true}"""))] }, default);
        await studio.PublishAsync(Journeys.Row(
            ("in", "EventTrigger", """{"event":"go"}""", "Done"), ("tag", "Tags", """{"add":["vip"]}""", "Done"), ("ask", "Condition", """{"rule":{"segment":"vips"}}""", "No"), ("until", "WaitForRule", """{"rule":{"segment":"vips"}}""", "")));
        await studio.TellAsync(member, "go");
        await studio.AdvanceAsync();
        // The burst that made the member a VIP does not see it, and nothing else does before the segment is refreshed.
        await studio.TellAsync(member, "other");
        await studio.AdvanceAsync();
        Assert.Equal("in:Done tag:Done ask:No until", studio.Path(member));

        await studio.Get<SegmentRunner>().RunAsync(default);
        await studio.AdvanceAsync();
        Assert.Equal("in:Done tag:Done ask:No until:Met", studio.Path(member));
    }
}
