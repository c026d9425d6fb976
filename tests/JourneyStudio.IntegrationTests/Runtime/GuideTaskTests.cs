using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Tasks;
using JourneyStudio.Storage.Laws;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Tasks;

namespace JourneyStudio.IntegrationTests.Runtime;

public sealed class GuideTaskTestsOnSqlite() : GuideTaskTests(Provider.Sqlite);

public sealed class GuideTaskTestsOnPostgreSql() : GuideTaskTests(Provider.PostgreSql);

/// <summary>SEMANTICS.md, "Tasks for people": one open task per member and purpose, its ports, and when it is taken back.</summary>
public abstract class GuideTaskTests(Provider provider)
{
    [Fact]
    public async Task CreateTask_Asked_IsStoredOnceWithAllThatTheGuideNeeds()
    {
        await using var studio = await TaskStudio.OpenAsync(provider);
        await studio.StartAsync(await studio.AddMemberAsync());

        var task = await studio.TaskAsync();

        Assert.Equal(("care", "wecom", "Ask how it does", "Hello", """["Well","Question"]""", "open"), (task.Purpose, task.Kind, task.Title, task.Script, task.Outcomes, task.State));
        Assert.Equal(RuntimeStudio.Start.AddDays(2), task.Due);
        Assert.Equal($"{task.EnrollmentId}:2:0", task.EffectKey);
        Assert.Empty(await studio.Studio.Get<LawChecks>().CheckAsync(overdueBefore: null, default));
    }

    [Fact]
    public async Task Finish_ByAnOutcome_TheJourneyGoesOnByIt()
    {
        await using var studio = await TaskStudio.OpenAsync(provider);
        var member = await studio.AddMemberAsync();
        await studio.StartAsync(member);
        studio.Studio.Clock.Now = RuntimeStudio.Start.AddHours(5);

        Assert.Equal(TaskTurn.Finished, await studio.FinishAsync("Well", " sleeps better "));

        Assert.Equal("start:Done ask:Well rest", studio.Studio.Path(member));
        var task = await studio.TaskAsync();
        Assert.Equal(("done", "Well", "sleeps better", "lan", RuntimeStudio.Start.AddHours(5)), (task.State, task.Outcome, task.Note, task.FinishedBy, task.FinishedAt));
    }

    [Fact]
    public async Task Finish_Twice_CountsOnce()
    {
        await using var studio = await TaskStudio.OpenAsync(provider);
        await studio.StartAsync(await studio.AddMemberAsync());

        Assert.Equal(TaskTurn.Finished, await studio.FinishAsync("Well"));
        Assert.Equal(TaskTurn.Closed, await studio.FinishAsync("Question"));

        Assert.Equal("1", studio.Studio.Value("select count(*) from event where name = 'task.finished'"));
        Assert.Equal("Well", (await studio.TaskAsync()).Outcome);
    }

    [Fact]
    public async Task Finish_ByAnOutcomeThatIsNotOffered_ChangesNothing()
    {
        await using var studio = await TaskStudio.OpenAsync(provider);
        await studio.StartAsync(await studio.AddMemberAsync());

        Assert.Equal(TaskTurn.UnknownOutcome, await studio.FinishAsync("Bought"));
        Assert.Equal(TaskTurn.NoteTooLong, await studio.FinishAsync("Well", new string('x', 2_001)));

        Assert.Equal("open", (await studio.TaskAsync()).State);
    }

    [Fact]
    [Trait("Semantics", "tasks.one")]
    public async Task CreateTask_WhileOneOfThePurposeIsOpen_ChangesNothingAndBothWaitForIt()
    {
        await using var studio = await TaskStudio.OpenAsync(provider, """{"reentry":{"mode":"always","key":"order"}}""");
        var member = await studio.AddMemberAsync();
        await studio.StartAsync(member, ("order", "o1"));
        await studio.StartAsync(member, ("order", "o2"));
        Assert.Single(await studio.TasksAsync());

        await studio.FinishAsync("Well");

        Assert.Equal("start:Done ask:Well rest start:Done ask:Well rest", studio.Studio.Path(member));
    }

    [Fact]
    public async Task CreateTask_AfterTheLastOneIsDone_MakesAnother()
    {
        await using var studio = await TaskStudio.OpenAsync(provider, """{"reentry":{"mode":"always","key":"order"}}""");
        var member = await studio.AddMemberAsync();
        await studio.StartAsync(member, ("order", "o1"));
        await studio.FinishAsync("Well");
        await studio.StartAsync(member, ("order", "o2"));

        Assert.Equal(["done", "open"], (await studio.TasksAsync()).Select(task => task.State));
        Assert.EndsWith("ask", studio.Studio.Path(member), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Semantics", "tasks.ports")]
    public async Task Overdue_TimeIsUp_TheMemberGoesOnAndTheTaskIsMarked()
    {
        await using var studio = await TaskStudio.OpenAsync(provider);
        var member = await studio.AddMemberAsync();
        await studio.StartAsync(member);

        await studio.Studio.AdvanceToAsync(RuntimeStudio.Start.AddDays(2));

        Assert.Equal("start:Done ask:Overdue", studio.Studio.Path(member));
        Assert.Equal(1, await studio.Studio.Get<OverdueTasks>().MarkAsync(studio.Studio.Clock.Now, default));
        Assert.Equal("overdue", (await studio.TaskAsync()).State);
        Assert.Equal(TaskTurn.Finished, await studio.FinishAsync("Well"));
        Assert.Equal("start:Done ask:Overdue", studio.Studio.Path(member));
    }

    [Fact]
    [Trait("Semantics", "tasks.withdrawn")]
    public async Task Withdraw_EnrollmentExits_TheTaskIsTakenBack()
    {
        await using var studio = await TaskStudio.OpenAsync(provider, """{"exitWhen":{"event":"order.paid","atLeast":1}}""");
        var member = await studio.AddMemberAsync();
        await studio.StartAsync(member);

        await studio.Studio.TellAsync(member, "order.paid");
        await studio.Studio.AdvanceAsync();

        Assert.Equal("start:Done ask:(exited)", studio.Studio.Path(member));
        Assert.Equal("withdrawn", (await studio.TaskAsync()).State);
        Assert.Equal(TaskTurn.Closed, await studio.FinishAsync("Well"));
    }

    [Fact]
    public async Task Withdraw_JourneyIsStopped_TheTaskIsTakenBack()
    {
        await using var studio = await TaskStudio.OpenAsync(provider);
        await studio.StartAsync(await studio.AddMemberAsync());

        await studio.Studio.OperateAsync(control => control.StopAsync(RuntimeStudio.FirstJourney, drain: false, actor: 1, default));

        Assert.Equal("withdrawn", (await studio.TaskAsync()).State);
    }

    [Fact]
    public async Task Finish_WhileTheMemberIsBeingWorkedOn_IsNotLost()
    {
        // The turn that asks for a task of the purpose has loaded the open one; the guide finishes that before the turn commits.
        await using var studio = await TaskStudio.OpenAsync(provider, """{"reentry":{"mode":"always","key":"order"}}""");
        var member = await studio.AddMemberAsync();
        await studio.StartAsync(member, ("order", "o1"));
        await studio.Studio.TellAsync(member, "test.start", properties: ("order", "o2"));
        var task = await studio.TaskAsync();
        studio.Studio.Between(inner => new InterruptedStore(inner) { Before = () => studio.Studio.Get<TaskDesk>().FinishAsync(task.PublicId, Scope.Whole, "Question", null, "lan", default) });

        await studio.Studio.AdvanceAsync();

        Assert.Equal("start:Done ask:Question start:Done ask:Question", studio.Studio.Path(member));
        Assert.Single(await studio.TasksAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CreateTask_PowerGoesAroundTheCommit_IsMadeOnce(bool afterwards)
    {
        await using var studio = await TaskStudio.OpenAsync(provider);
        var member = await studio.AddMemberAsync();
        Func<Task> goes = () => throw new IOException("The power is gone.");
        studio.Studio.Between(inner => new InterruptedStore(inner) { Before = afterwards ? null : goes, After = afterwards ? goes : null });

        await Assert.ThrowsAsync<IOException>(() => studio.StartAsync(member));
        await studio.Studio.AdvanceAsync();

        Assert.Equal("start:Done ask", studio.Studio.Path(member));
        Assert.Equal("open", (await studio.TaskAsync()).State);
    }
}
