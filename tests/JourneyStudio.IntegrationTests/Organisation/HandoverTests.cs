using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.IntegrationTests.Runtime;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.HandingOver;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Organisation.HandingOver;
using JourneyStudio.Storage.Tasks;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.IntegrationTests.Organisation;

public sealed class HandoverTestsOnSqlite() : HandoverTests(Provider.Sqlite);

public sealed class HandoverTestsOnPostgreSql() : HandoverTests(Provider.PostgreSql);

/// <summary>MISSION B4: when a guide leaves, members, tasks and codes are handed over. Lin and Mei and the manager work at maple (1), Kai at harbour (2).</summary>
public abstract class HandoverTests(Provider provider)
{
    private const int Many = 1_101;

    [Fact]
    [Trait("Semantics", "tasks.handed-over")]
    public async Task Leave_ToTwo_SharesMembersTasksAndCodesEvenly()
    {
        await using var studio = await OpenAsync();
        Assert.Equal(new HandoverCounts(Many, 3, 2), await studio.Get<Handovers>().CountAsync("lin", Scope.Whole, default));

        Assert.True((await StartAsync(studio, "mei", "boss")).IsOk);
        Assert.Equal("handover.running", Assert.Single((await StartAsync(studio, "mei")).Problems).Code);
        // From the first moment on, whatever is still to be done
        Assert.Equal("0", studio.Value("select case when active then 1 else 0 end from staff where key = 'lin'"));
        Assert.Equal(1, await studio.Get<HandoverRunner>().RunAsync(default));

        Assert.Equal(new HandoverCounts(0, 0, 0), await studio.Get<Handovers>().CountAsync("lin", Scope.Whole, default));
        Assert.Equal(("551", "550"), (studio.Value("select count(*) from member where guide_id = 2"), studio.Value("select count(*) from member where guide_id = 3")));
        // A task goes with its member
        Assert.Equal("3", studio.Value("select count(*) from guide_task t join member m on m.id = t.member_id where t.assignee_id = m.guide_id"));
        Assert.Equal(("1", "1"), (studio.Value("select count(*) from qr_code where guide = 'mei'"), studio.Value("select count(*) from qr_code where guide = 'boss'")));
        var last = (await studio.Get<Handovers>().LastOfAsync("lin", Scope.Whole, default))!;
        Assert.Equal((HandoverStates.Done, Many, 3, 2, 42L), (last.State, last.Members, last.Tasks, last.Codes, last.Actor));
        await using var context = studio.Storage.Context();
        Assert.Equal(["staff.leave", "staff.handed-over"], await context.Set<AuditRow>().Where(row => row.SubjectId == "lin").OrderBy(row => row.Id).Select(row => row.Action).ToListAsync());
    }

    [Fact]
    public async Task HandOver_HeardOrNot_StandsInTheHistoryOfEachMember()
    {
        await using var studio = await OpenAsync();
        await studio.PublishAsync(Journeys.Row(("in", "RecordTrigger", """{"record":"member","change":"updated","fields":["guide"]}""", "Done"), ("tag", "Tags", """{"add":["moved"]}""", "")));
        await studio.AdvanceAsync();
        await StartAsync(studio, "mei");
        await studio.Get<HandoverRunner>().RunAsync(default);
        await studio.AdvanceAsync();

        Assert.Equal($"{Many}", studio.Value("select count(*) from member_tag where tag = 'moved'"));
        await using var context = studio.Storage.Context();
        var told = await context.Set<EventRow>().OrderBy(row => row.Id).FirstAsync(row => row.Name == ChangeEvents.MemberUpdated);
        Assert.Contains("\"old.guide\":\"lin\"", told.Properties, StringComparison.Ordinal);
        Assert.Equal(Many, await context.Set<EventRow>().CountAsync(row => row.Name == ChangeEvents.MemberUpdated));
    }

    [Fact]
    public async Task Successors_AreTheGuidesOfThePlaceElseItsManagers()
    {
        await using var studio = await OpenAsync();
        var handovers = studio.Get<Handovers>();

        Assert.Equal(["mei"], await handovers.SuccessorsAsync("lin", Scope.Whole, default));
        await studio.Get<HandoverDesk>().StartAsync(new("mei", ["lin"], Leaves: true, Moves: false), Scope.Whole, 42, default);
        Assert.Equal(["boss"], await handovers.SuccessorsAsync("lin", Scope.Whole, default));
        Assert.Empty(await handovers.SuccessorsAsync("kai", Scope.Whole, default));
        Assert.Empty(await handovers.SuccessorsAsync("lin", new Scope { Units = [2] }, default));
    }

    /// <summary>Who sees one product line alone would hand over members whom they do not see.</summary>
    [Fact]
    public async Task HandOver_ByWhoSeesSomeProductLinesOnly_IsRefused()
    {
        await using var studio = await OpenAsync();
        var scope = new Scope { ProductLines = [1] };

        Assert.Equal("handover.product-lines", Assert.Single((await studio.Get<HandoverDesk>().StartAsync(new("lin", ["mei"], Leaves: true, Moves: false), scope, 42, default)).Problems).Code);
        Assert.Empty(await studio.Get<Handovers>().SuccessorsAsync("lin", scope, default));
        Assert.Equal("handover.unknown", Assert.Single((await studio.Get<HandoverDesk>().StartAsync(new("lin", ["mei"], Leaves: true, Moves: false), new Scope { Units = [2] }, 42, default)).Problems).Code);
    }

    [Fact]
    public async Task HandOver_ToAnotherStore_MovesMembersOnlyWhereAsked()
    {
        await using var studio = await OpenAsync();
        Assert.True((await studio.Get<HandoverDesk>().StartAsync(new("lin", ["kai"], Leaves: false, Moves: true), Scope.Whole, 42, default)).IsOk);
        await studio.Get<HandoverRunner>().RunAsync(default);

        Assert.Equal(($"{Many}", "1"), (studio.Value("select count(*) from member where store_id = 2"), studio.Value("select case when active then 1 else 0 end from staff where key = 'lin'")));
        Assert.Contains("\"changed\":\"guide,store\"", studio.Value("select properties from event where name = 'member.updated' order by id limit 1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Batch_AfterAnother_CountsWhatIsDoneSoFar()
    {
        await using var studio = await OpenAsync();
        var id = (await StartAsync(studio, "mei", "boss")).Value;
        var batches = studio.Get<HandoverBatches>();

        for (var batch = 1; await batches.NextAsync(id, studio.Clock.Now, default); batch++)
        {
            var last = (await studio.Get<Handovers>().LastOfAsync("lin", Scope.Whole, default))!;
            Assert.Equal($"{Many - last.Members}", studio.Value("select count(*) from member where guide_id = 1"));
            Assert.Equal(batch > 3 ? Many : Math.Min(batch * HandoverBatches.Size, Many), last.Members);
        }
        Assert.Empty(await batches.RunningAsync(default));
        Assert.False(await batches.NextAsync(id, studio.Clock.Now, default));
    }

    [Theory]
    [InlineData("nobody", "mei", "handover.unknown")]
    [InlineData("lin", "lin", "handover.target")]
    [InlineData("lin", "kai", "handover.target")]
    [InlineData("kai", "mei", "handover.unknown")]
    public async Task Start_OutsideOfTheScopeOrOfWork_IsRefused(string from, string to, string problem)
    {
        await using var studio = await OpenAsync();
        var started = await studio.Get<HandoverDesk>().StartAsync(new(from, [to], Leaves: true, Moves: false), new Scope { Units = [1] }, 42, default);

        Assert.Equal(problem, Assert.Single(started.Problems).Code);
        Assert.Equal("handover.nobody", Assert.Single((await StartAsync(studio)).Problems).Code);
    }

    private static Task<Engine.Result<long>> StartAsync(RuntimeStudio studio, params string[] to) => studio.Get<HandoverDesk>().StartAsync(new("lin", to, Leaves: true, Moves: false), Scope.Whole, 42, default);

    private async Task<RuntimeStudio> OpenAsync()
    {
        var studio = await RuntimeStudio.OpenAsync(provider);
        await using var context = studio.Storage.Context();
        context.Add(new OrgUnitRow { Id = 1, Key = "maple", Kind = OrgUnitKinds.Store, Names = new("Maple", "枫林"), Path = "1/" });
        context.Add(new OrgUnitRow { Id = 2, Key = "harbour", Kind = OrgUnitKinds.Store, Names = new("Harbour", "海港"), Path = "2/" });
        context.AddRange(Person(1, "lin", 1), Person(2, "mei", 1), Person(3, "boss", 1, "manager"), Person(4, "kai", 2));
        context.AddRange(SessionQrCodes.Of("s1", null, "maple", ["lin"], studio.Clock.Now).Concat(SessionQrCodes.Of("s2", null, "maple", ["lin"], studio.Clock.Now)));
        for (var i = 1; i <= Many; i++)
            context.Add(new MemberRow { Id = i, PublicId = $"p{i}", Slot = SlotLease.SlotOf(new MemberId(i)), Name = $"M{i}", NameFolded = "", StoreId = 1, GuideId = 1 });
        for (var i = 1; i <= 3; i++)
            context.Add(new GuideTaskRow { Id = i, PublicId = $"t{i}", MemberId = i, EffectKey = $"e{i}", Activity = "ask", Purpose = "care", Kind = "phone", Title = "Call", Script = "", Outcomes = """["Well"]""", StoreId = 1, AssigneeId = 1, Due = studio.Clock.Now, State = TaskStates.Open });
        await context.SaveChangesAsync();
        return studio;
    }

    private static StaffRow Person(long id, string key, long unit, string role = "guide") => new() { Id = id, PublicId = key, Key = key, OrgUnitId = unit, Role = role, Names = new LocalText(key, key) };
}
