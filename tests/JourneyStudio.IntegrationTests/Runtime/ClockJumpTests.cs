using JourneyStudio.Storage.Laws;

namespace JourneyStudio.IntegrationTests.Runtime;

/// <summary>SEMANTICS, "Time": "A clock that goes backwards never un-does or repeats anything: time seen by the runtime never decreases."</summary>
public sealed class ClockJumpTests
{
    private static readonly string Journey = Journeys.Row(
        ("start", "EventTrigger", """{"event":"test.start"}""", "Done"),
        ("first", "Wait", """{"duration":"PT30M"}""", "Done"),
        ("tag", "Tags", """{"add":["pregnant"]}""", "Done"),
        ("second", "Wait", """{"duration":"PT90M"}""", "Done"),
        ("end", "Exit", """{"reason":"done"}""", ""));

    [Theory]
    [Trait("Semantics", "time.never-back")]
    [InlineData(1, -1)]
    [InlineData(-1, 1)]
    public async Task Clock_JumpsAnHourThereAndBack_EachVisitOnceAndNobodyStuck(int first, int then)
    {
        await using var studio = await RuntimeStudio.OpenAsync();
        await studio.PublishAsync(Journey);
        var members = await studio.Workspace.AddMembersAsync(20);
        foreach (var member in members)
        {
            await studio.TellAsync(member, "test.start");
            await studio.AdvanceAsync();
            studio.Clock.Now += TimeSpan.FromMinutes(2);
            if (member == members[5])
                studio.Clock.Now += TimeSpan.FromHours(first);
            if (member == members[12])
                studio.Clock.Now += TimeSpan.FromHours(then);
            await studio.AdvanceAsync();
            Assert.Empty(await studio.Get<LawChecks>().CheckAsync(null, default));
        }

        for (var minute = 0; minute < 240; minute += 10)
            await studio.AdvanceToAsync(studio.Clock.Now.AddMinutes(10));

        Assert.All(members, member => Assert.Equal("start:Done first:Done tag:Done second:Done end:(exited)", studio.Path(member)));
        Assert.Equal("0", studio.Value("select count(*) from (select member_id, activity from trace group by 1, 2 having count(*) > 1) as repeated"));
        Assert.Equal("0", studio.Value("select count(*) from trace t join trace u on u.enrollment_id = t.enrollment_id and u.step = t.step + 1 where u.arrived_at < t.arrived_at"));
        Assert.Empty(await studio.Get<LawChecks>().CheckAsync(studio.Clock.Now.AddMinutes(-1), default));
    }
}
