using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage.Timeline.Whys;

namespace JourneyStudio.IntegrationTests.Runtime;

/// <summary>Why a member is in a journey or not, as the journey wrote it down when it decided.</summary>
public sealed class WhyTests
{
    private const long Operator = 42;

    private static readonly string Asks = Journeys.Write(
        [
            ("start", "EventTrigger", """{"event":"test.start","filter":{"property":"city","op":"is","value":"Suzhou"}}"""),
            ("mail", "SendSms", """{"template":"signup-success"}"""),
            ("wait", "WaitForEvent", """{"event":"order.paid","timeout":"PT2H"}"""),
        ],
        [("start", "Done", "mail"), ("mail", "Skipped", "wait"), ("mail", "Done", "wait")]).Replace("\"mode\":\"always\"", "\"mode\":\"afterDays\",\"days\":7", StringComparison.Ordinal);

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Why_FollowsTheMember_FromNothingHappenedToTooSoon(Provider provider)
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        await studio.Workspace.AddContentAsync();
        await studio.PublishAsync(Asks);
        var member = (await studio.Workspace.AddMembersAsync(1))[0];
        Task<JourneyWhy?> WhyAsync() => studio.Get<JourneyWhys>().FindAsync(member.Value, RuntimeStudio.FirstJourney, default);

        var never = (await WhyAsync())!;
        Assert.Equal((WhyAnswer.NotAsked, "test.start", null, 0), (never.Answer, Assert.Single(never.Listens), never.Heard, never.Passages.Length));
        Assert.Null(await studio.Get<JourneyWhys>().FindAsync(member.Value, "nowhere", default));

        await studio.TellAsync(member, "test.start", properties: ("city", "Shanghai"));
        await studio.AdvanceAsync();
        var refused = (await WhyAsync())!;
        Assert.Equal(WhyAnswer.Refused, refused.Answer);
        Assert.Equal(("filter", 1, 1L, "test.start"), (refused.Refusal!.Reason, refused.Refusal.Version, refused.Refusal.Times, refused.Refusal.Event!.Name));
        Assert.Equal(new DecidingValue("property city", "Shanghai"), Assert.Single(refused.Refusal.Values));

        studio.Clock.Now = RuntimeStudio.Start.AddMinutes(10);
        await studio.TellAsync(member, "test.start", properties: ("city", "Suzhou"));
        await studio.AdvanceAsync();
        var inside = (await WhyAsync())!;
        Assert.Equal(WhyAnswer.Inside, inside.Answer);
        var place = Assert.Single(Assert.Single(inside.Passages).Places);
        Assert.Equal(("wait", RuntimeStudio.Start.AddMinutes(130), "order.paid", false), (place.Activity, place.Until, place.Event, place.Held));
        var message = Assert.Single(inside.Messages);
        Assert.Equal(("mail", "sms", JourneyWhys.Skipped, "no-variant"), (message.Activity, message.Channel, message.State, message.Reason));

        await studio.AdvanceToAsync(RuntimeStudio.Start.AddHours(3));
        var over = (await WhyAsync())!;
        Assert.Equal((WhyAnswer.Over, "completed", RuntimeStudio.Start.AddHours(3)), (over.Answer, over.Passages[0].State, over.Passages[0].EndedAt));

        Assert.Equal("wait:Timeout", (await studio.ReplayAsync(over.Passages[0].Id, Asks))[^1]);

        await studio.TellAsync(member, "test.start", properties: ("city", "Suzhou"));
        await studio.AdvanceAsync();
        var again = (await WhyAsync())!;
        Assert.Equal((WhyAnswer.Refused, "too-soon", 2L), (again.Answer, again.Refusal!.Reason, again.Refusal.Times));
        Assert.Equal(new DecidingValue(DecidingValue.Until, "2026-04-08T01:10:00Z"), Assert.Single(again.Refusal.Values));
    }

    [Fact]
    public async Task Why_WhileTheJourneyIsPaused_SaysWhatIsHeldAndKept()
    {
        await using var studio = await RuntimeStudio.OpenAsync();
        await studio.Workspace.AddContentAsync();
        await studio.PublishAsync(Asks.Replace("\"journey\":{", "\"journey\":{\"whenPaused\":\"hold\",", StringComparison.Ordinal));
        var members = await studio.Workspace.AddMembersAsync(2);
        await studio.TellAsync(members[0], "test.start", properties: ("city", "Suzhou"));
        await studio.AdvanceAsync();
        await studio.OperateAsync(control => control.PauseAsync(RuntimeStudio.FirstJourney, Operator, default));
        await studio.TellAsync(members[1], "test.start", properties: ("city", "Suzhou"));
        await studio.AdvanceAsync();

        var inside = (await studio.Get<JourneyWhys>().FindAsync(members[0].Value, RuntimeStudio.FirstJourney, default))!;
        var kept = (await studio.Get<JourneyWhys>().FindAsync(members[1].Value, RuntimeStudio.FirstJourney, default))!;

        Assert.Equal((WhyAnswer.Inside, true), (inside.Answer, inside.Passages[0].Places[0].Held));
        Assert.Equal((WhyAnswer.Held, "paused"), (kept.Answer, kept.State));
        await studio.OperateAsync(control => control.ResumeAsync(RuntimeStudio.FirstJourney, ResumeMode.Freeze, 0, Operator, default));
        Assert.Equal(WhyAnswer.Inside, (await studio.Get<JourneyWhys>().FindAsync(members[1].Value, RuntimeStudio.FirstJourney, default))!.Answer);
    }
}
