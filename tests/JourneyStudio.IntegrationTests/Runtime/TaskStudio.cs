using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Tasks;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Tasks;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.IntegrationTests.Runtime;

/// <summary>A workspace with stores, staff, and a journey that asks a guide to look after the member.</summary>
internal sealed class TaskStudio : IAsyncDisposable
{
    private const string Task = """{"kind":"wecom","title":"Ask how it does","script":"Hello","outcomes":["Well","Question"],"purpose":"care","due":"P2D"}""";

    private TaskStudio(RuntimeStudio studio) => Studio = studio;

    public RuntimeStudio Studio { get; }

    /// <summary>The journey <c>start → ask → (Well: rest, a wait of 9 days)</c>.</summary>
    public static async Task<TaskStudio> OpenAsync(Provider provider, string rules = """{"reentry":{"mode":"always"}}""")
    {
        var studio = await RuntimeStudio.OpenAsync(provider);
        var journey = Journeys.Row(
            ("start", "EventTrigger", """{"event":"test.start"}""", "Done"), ("ask", "GuideTask", Task, "Well"), ("rest", "Wait", """{"duration":"P9D"}""", ""));
        await studio.PublishAsync(journey.Replace("""{"reentry":{"mode":"always"}}""", rules, StringComparison.Ordinal));
        return new TaskStudio(studio);
    }

    /// <summary>A store with its people: key and role of each.</summary>
    public async Task<OrgUnitRow> AddStoreAsync(string key, params (string Key, string Role)[] staff)
    {
        await using var context = Context();
        var store = new OrgUnitRow { Key = key, Kind = "store", Names = new LocalText(key, key), Path = "" };
        context.Add(store);
        await context.SaveChangesAsync();
        context.AddRange(staff.Select(person => new StaffRow { PublicId = person.Key, Key = person.Key, OrgUnitId = store.Id, Role = person.Role, Names = new LocalText(person.Key, person.Key) }));
        await context.SaveChangesAsync();
        return store;
    }

    public async Task AddSessionAsync(string key, string store)
    {
        await using var context = Context();
        context.Add(new SessionRow { Key = key, Names = new LocalText(key, key), Store = store, Place = new LocalText("2nd floor", "二楼"), TimeZone = "Asia/Shanghai", Capacity = 50 });
        await context.SaveChangesAsync();
    }

    public async Task<MemberId> AddMemberAsync(long? store = null, string? guide = null)
    {
        var member = (await Studio.Workspace.AddMembersAsync(1))[0];
        await using var context = Context();
        var row = await context.Set<MemberRow>().SingleAsync(row => row.Id == member.Value);
        row.StoreId = store;
        row.GuideId = guide is null ? null : await context.Set<StaffRow>().Where(person => person.Key == guide).Select(person => person.Id).SingleAsync();
        await context.SaveChangesAsync();
        return member;
    }

    public async Task StartAsync(MemberId member, params (string Name, string Value)[] properties)
    {
        await Studio.TellAsync(member, "test.start", properties: properties);
        await Studio.AdvanceAsync();
    }

    public async Task<GuideTaskRow[]> TasksAsync()
    {
        await using var context = Context();
        return await context.Set<GuideTaskRow>().AsNoTracking().OrderBy(row => row.Id).ToArrayAsync();
    }

    public async Task<GuideTaskRow> TaskAsync() => Assert.Single(await TasksAsync());

    /// <summary>Key of the staff person who has the only task.</summary>
    public string? Assignee() => Studio.Value("select s.key from guide_task t left join staff s on s.id = t.assignee_id");

    public async Task<TaskTurn> FinishAsync(string outcome, string? note = null)
    {
        var turn = await Studio.Get<TaskDesk>().FinishAsync((await TasksAsync())[^1].PublicId, Scope.Whole, outcome, note, "lan", CancellationToken.None);
        await Studio.AdvanceAsync();
        return turn;
    }

    public ValueTask DisposeAsync() => Studio.DisposeAsync();

    private StudioDbContext Context() => Studio.Storage.Context();
}
