using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Tasks;

namespace JourneyStudio.IntegrationTests.Runtime;

public sealed class TaskAssignmentTestsOnSqlite() : TaskAssignmentTests(Provider.Sqlite);

public sealed class TaskAssignmentTestsOnPostgreSql() : TaskAssignmentTests(Provider.PostgreSql);

/// <summary>SEMANTICS.md, "Tasks for people": a guide task goes to the session store's guide, else the member's guide, else the store's manager; it is handed over when the guide leaves.</summary>
public abstract class TaskAssignmentTests(Provider provider)
{
    [Fact]
    [Trait("Semantics", "tasks.whose")]
    public async Task CreateTask_ForASession_GoesToTheGuideOfItsStore()
    {
        await using var studio = await TaskStudio.OpenAsync(provider);
        var home = await studio.AddStoreAsync("river-side", ("mei", "guide"));
        await studio.AddStoreAsync("maple-lane", ("lan", "guide"), ("boss", "manager"));
        await studio.AddSessionAsync("s1", "maple-lane");

        await studio.StartAsync(await studio.AddMemberAsync(home.Id, "mei"), ("session", "s1"));

        Assert.Equal("lan", studio.Assignee());
        Assert.Equal("s1", (await studio.TaskAsync()).Session);
        Assert.Equal("maple-lane", studio.Studio.Value("select o.key from guide_task t join org_unit o on o.id = t.store_id"));
    }

    [Fact]
    public async Task CreateTask_MembersGuideWorksInTheSessionsStore_GoesToThem()
    {
        await using var studio = await TaskStudio.OpenAsync(provider);
        var store = await studio.AddStoreAsync("maple-lane", ("lan", "guide"), ("xin", "guide"));
        await studio.AddSessionAsync("s1", "maple-lane");

        await studio.StartAsync(await studio.AddMemberAsync(store.Id, "xin"), ("session", "s1"));

        Assert.Equal("xin", studio.Assignee());
    }

    [Fact]
    public async Task CreateTask_SeveralGuidesInTheSessionsStore_GoesToTheOneWithTheLeastToDo()
    {
        await using var studio = await TaskStudio.OpenAsync(provider);
        await studio.AddStoreAsync("maple-lane", ("lan", "guide"), ("xin", "guide"));
        await studio.AddSessionAsync("s1", "maple-lane");

        foreach (var _ in Enumerable.Range(0, 4))
            await studio.StartAsync(await studio.AddMemberAsync(), ("session", "s1"));

        Assert.Equal("lan 2, xin 2", studio.Studio.Value("select group_concat(key || ' ' || tasks, ', ') from (select s.key, count(*) tasks from guide_task t join staff s on s.id = t.assignee_id group by s.key order by s.key) counted"));
    }

    [Fact]
    [Trait("Semantics", "tasks.whose")]
    public async Task CreateTask_WithoutASession_GoesToTheMembersGuide()
    {
        await using var studio = await TaskStudio.OpenAsync(provider);
        var store = await studio.AddStoreAsync("maple-lane", ("boss", "manager"), ("lan", "guide"));

        await studio.StartAsync(await studio.AddMemberAsync(store.Id, "lan"));

        Assert.Equal("lan", studio.Assignee());
    }

    [Fact]
    [Trait("Semantics", "tasks.whose")]
    public async Task CreateTask_MemberHasNoGuide_GoesToTheStoresManager()
    {
        await using var studio = await TaskStudio.OpenAsync(provider);
        var store = await studio.AddStoreAsync("maple-lane", ("lan", "guide"), ("boss", "manager"));

        await studio.StartAsync(await studio.AddMemberAsync(store.Id));

        Assert.Equal("boss", studio.Assignee());
    }

    [Fact]
    public async Task CreateTask_NobodyIsThere_IsKeptForWhoComes()
    {
        await using var studio = await TaskStudio.OpenAsync(provider);

        await studio.StartAsync(await studio.AddMemberAsync());

        Assert.Null(studio.Assignee());
        Assert.Equal("open", (await studio.TaskAsync()).State);
    }

    [Fact]
    [Trait("Semantics", "tasks.handed-over")]
    public async Task Leave_GuideWithTasks_HandsThemOverByTheSameRule()
    {
        await using var studio = await TaskStudio.OpenAsync(provider);
        var store = await studio.AddStoreAsync("maple-lane", ("lan", "guide"), ("boss", "manager"));
        await studio.StartAsync(await studio.AddMemberAsync(store.Id, "lan"));
        await studio.FinishAsync("Well");
        await studio.StartAsync(await studio.AddMemberAsync(store.Id, "lan"));

        Assert.Equal(1, await studio.Studio.Get<TaskHandover>().LeaveAsync("lan", Scope.Whole, default));

        Assert.Equal("done lan, open boss", studio.Studio.Value("select group_concat(x, ', ') from (select t.state || ' ' || s.key x from guide_task t join staff s on s.id = t.assignee_id order by t.id) listed"));
        await studio.StartAsync(await studio.AddMemberAsync(store.Id, "lan"));
        Assert.Equal("2", studio.Studio.Value("select count(*) from guide_task t join staff s on s.id = t.assignee_id where s.key = 'boss'"));
    }

    [Fact]
    public async Task Leave_NobodyWithThisKey_SaysSo()
    {
        await using var studio = await TaskStudio.OpenAsync(provider);

        Assert.Null(await studio.Studio.Get<TaskHandover>().LeaveAsync("nobody", Scope.Whole, default));
    }
}
