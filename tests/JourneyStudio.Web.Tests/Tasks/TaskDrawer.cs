using JourneyStudio.Storage;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Tasks;

/// <summary>Puts tasks into the sample workspace, as a journey would.</summary>
internal sealed class TaskDrawer(IServiceProvider services)
{
    public const string Script = "Hello, how is it going?";

    private static long last = 7_000_000;

    /// <summary>A store's tasks can be listed apart from those of other tests.</summary>
    public async Task<string> AddAsync(string store, TimeSpan due)
    {
        await using var context = Context();
        var id = Interlocked.Increment(ref last);
        var unit = await context.Set<OrgUnitRow>().SingleAsync(row => row.Key == store);
        var guide = await context.Set<StaffRow>().FirstAsync(row => row.OrgUnitId == unit.Id && row.Role == "guide");
        var member = await context.Set<MemberRow>().OrderBy(row => row.Id).FirstAsync();
        var now = TimeProvider.System.GetUtcNow();
        var task = new GuideTaskRow
        {
            Id = id,
            PublicId = PublicId.New(),
            MemberId = member.Id,
            EffectKey = $"test:{id}",
            Activity = "ask",
            Purpose = $"care-{id}",
            Kind = "wecom",
            Title = $"Ask how it goes {id}",
            Script = Script,
            Outcomes = """["Well","Question"]""",
            AssigneeId = guide.Id,
            StoreId = unit.Id,
            CreatedAt = now.AddDays(-1),
            Due = now + due,
            State = TaskStates.Open,
        };
        context.Add(task);
        await context.SaveChangesAsync();
        return task.PublicId;
    }

    public async Task<GuideTaskRow> ReadAsync(string publicId)
    {
        await using var context = Context();
        return await context.Set<GuideTaskRow>().AsNoTracking().SingleAsync(row => row.PublicId == publicId);
    }

    private StudioDbContext Context() => services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContext();
}
