using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Tags;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Tasks;

namespace JourneyStudio.IntegrationTests.Runtime;

/// <summary>Guides see to members by what those do.</summary>
public sealed class TaskScoreTests
{
    [Theory]
    [Trait("Semantics", "tasks.first")]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Tasks_OfMembersWhoDoMore_ComeFirstAmongThoseOfTheSameDay(Provider provider)
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var members = await studio.Workspace.AddMembersAsync(7);
        var now = studio.Clock.Now;
        // Late: 0 and 1; within a day: 2, 3 and 4; later: 5 and 6. Nobody did more than 6
        int[] due = [-30, -20, 5, 10, 23, 30, 40];
        await using (var context = studio.Storage.Context())
        {
            for (var index = 0; index < due.Length; index++)
                context.Add(Task(index, members[index], now, now.AddHours(due[index])));
            foreach (var (index, times) in new[] { (1, 1), (3, 1), (4, 2), (6, 5) })
                context.AddRange(Enumerable.Range(0, times).Select(time => Paid((index * 100) + time + 1, members[index], now)));
            await context.SaveChangesAsync();
        }

        Assert.Equal([0, 1, 2, 3, 4, 5, 6], await OrderAsync(studio, now));
        await studio.Get<SetRunner>().RunAsync(default);

        Assert.Equal([1, 0, 4, 3, 2, 5, 6], await OrderAsync(studio, now));
        Assert.Equal("20 40 100", studio.Value("select (select score from guide_task where id = 2) || ' ' || (select score from guide_task where id = 5) || ' ' || (select score from guide_task where id = 7)"));
    }

    /// <summary>All of them, in pages of two.</summary>
    private static async Task<List<long>> OrderAsync(RuntimeStudio studio, DateTimeOffset now)
    {
        var (listings, order) = (studio.Get<TaskListings>(), new List<long>());
        GuideTaskRow? last = null;
        while (await listings.PageAsync(new TaskFilter { Scope = Scope.Whole }, last, 2, now, default) is { Count: > 0 } page)
        {
            order.AddRange(page.Select(task => task.Task.Id - 1));
            last = page[^1].Task;
        }
        return order;
    }

    private static GuideTaskRow Task(int index, MemberId member, DateTimeOffset now, DateTimeOffset due) => new()
    {
        Id = index + 1,
        PublicId = $"task-{index}",
        MemberId = member.Value,
        Activity = "ask",
        EffectKey = $"task-{index}",
        Purpose = "care",
        Kind = "wecom",
        Title = "Ask how it does",
        Script = "Hello",
        Outcomes = "[]",
        State = TaskStates.Open,
        CreatedAt = now,
        Due = due,
    };

    private static EventRow Paid(long id, MemberId member, DateTimeOffset now) =>
        new() { Id = 900_000 + id, MemberId = member.Value, Slot = SlotLease.SlotOf(member), Name = "order.paid", Source = "test", At = now, StoredAt = now, Routed = true };
}
