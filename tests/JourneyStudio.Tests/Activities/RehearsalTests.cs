using System.Collections.Immutable;
using System.Text.Json;
using JourneyStudio.Activities.Condition;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Activities;

public sealed class RehearsalTests
{
    private static readonly ActivityCatalog Catalog = ActivityCatalog.Load(typeof(ConditionActivity).Assembly);

    /// <summary>24 November 2026, 14:30 in Shanghai.</summary>
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 6, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Journey.Wait", """{"duration":"P3D"}""", "2026-11-27 14:30")]
    [InlineData("Journey.Wait", """{"duration":"P3D","at":"10:00"}""", "2026-11-28 10:00")]
    [InlineData("Journey.Wait", """{"duration":"P3D","at":"14:30"}""", "2026-11-27 14:30")]
    [InlineData("Journey.Wait", """{"duration":"PT2H","at":"16:00"}""", "2026-11-25 16:00")]
    [InlineData("Journey.WaitForEvent", """{"event":"order.paid","timeout":"PT2H"}""", "2026-11-24 16:30")]
    [InlineData("Journey.WaitForRule", """{"rule":{"tag":"vip"},"timeout":"P1D"}""", "2026-11-25 14:30")]
    [InlineData("Journey.WaitUntil", """{"mode":"time","at":"10:00"}""", "2026-11-25 10:00")]
    [InlineData("Journey.WaitUntil", """{"mode":"date","anchor":"attribute","attribute":"due","offset":"P7D","direction":"before","at":"09:00","whenPast":"exit"}""", "2026-12-18 09:00")]
    [InlineData("Journey.DateTrigger", """{"anchor":"attribute","attribute":"birthday","recurrence":"yearly","at":"10:00"}""", "2027-03-08 10:00")]
    [InlineData("Journey.ScheduleTrigger", """{"cron":"30 9 * * MON"}""", "2026-11-30 09:30")]
    public void Of_AMomentAhead_IsInTheZoneOfTheMember(string type, string settings, string local)
    {
        var found = Assert.IsType<Rehearsed.At>(Of(type, settings));

        Assert.Equal(local, TimeZoneInfo.ConvertTime(found.Instant, Member.Zone).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Of_AMomentThatIsPast_SaysWhatTheActivityDoesThen()
    {
        Assert.Equal(new Rehearsed.AtOnce("Passed"), Of("Journey.WaitUntil", """{"mode":"moment","on":"2026-01-01T09:00","whenPast":"passed"}"""));
        Assert.Equal(new Rehearsed.AtOnce("NoDate"), Of("Journey.WaitUntil", """{"mode":"date","anchor":"attribute","attribute":"none","whenPast":"passed"}"""));
        Assert.Equal(new Rehearsed.Leaves(), Of("Journey.WaitUntil", """{"mode":"moment","on":"2026-01-01T09:00","whenPast":"exit"}"""));
        Assert.Equal(new Rehearsed.Never(), Of("Journey.ScheduleTrigger", """{"at":"2026-01-01T09:00"}"""));
    }

    [Theory]
    [InlineData("Journey.Wait", "{}")]
    [InlineData("Journey.WaitForEvent", """{"event":"order.paid"}""")]
    [InlineData("Journey.EventTrigger", """{"event":"order.paid"}""")]
    [InlineData("Journey.Tags", """{"add":["vip"]}""")]
    public void Of_WhatTimeHasNoPartIn_IsNothing(string type, string settings) => Assert.Null(Of(type, settings));

    private static MemberSnapshot Member { get; } = new()
    {
        Id = new MemberId(1),
        PublicId = "yun",
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"),
        Language = "en",
        Attributes = new Dictionary<string, AttributeValue>
        {
            ["due"] = new AttributeValue.Date(new DateOnly(2026, 12, 25)),
            ["birthday"] = new AttributeValue.Date(new DateOnly(1990, 3, 8)),
        },
    };

    private static Rehearsed? Of(string type, string settings)
    {
        var activity = new Activity { Id = "a", Type = type, Settings = PropertyBag.From(JsonElement.Parse(settings)) };
        var context = new ActivityContext
        {
            Member = Member,
            Records = ImmutableSortedDictionary<string, string>.Empty,
            EnteredAt = Now,
            ArrivedAt = Now,
            Journey = "j",
            Zone = Member.Zone,
            Content = SampleContent.Catalog,
            Now = Now,
        };
        return Rehearsal.Of(Catalog.Bind(activity)!, context);
    }
}
