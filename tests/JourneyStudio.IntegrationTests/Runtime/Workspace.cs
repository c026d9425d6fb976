using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.IntegrationTests.Runtime;

/// <summary>Fills a workspace for the tests of the runtime.</summary>
internal sealed class Workspace(IServiceProvider services)
{
    public const string Session = "s1";

    public static string RepositoryFile(params string[] path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "JourneyStudio.sln")))
                return Path.Combine([folder.FullName, .. path]);
        }
        throw new DirectoryNotFoundException("The tests do not run inside the repository.");
    }

    /// <summary>The sample content, one session, and the two journeys of the club.</summary>
    public async Task AddClubAsync()
    {
        await AddContentAsync();
        await using (var context = Context())
        {
            context.Add(new SessionRow
            {
                Key = Session,
                Names = new LocalText("Mums' club", "宝妈交流会"),
                Store = "maple-lane",
                Place = new LocalText("2nd floor", "二楼"),
                TimeZone = "Asia/Shanghai",
                Coupon = "club-500-off-1000",
                Capacity = 5_000,
            });
            await context.SaveChangesAsync();
        }
        foreach (var journey in new[] { "club-signup", "club-checkin" })
            await PublishAsync(journey, await File.ReadAllTextAsync(RepositoryFile("workflows", journey + ".json")));
    }

    /// <summary>Templates, tags, forms and coupons of the sample.</summary>
    public async Task AddContentAsync()
    {
        var content = ContentJson.Read(await File.ReadAllTextAsync(RepositoryFile("samples", "workspace", "content.json"))).Value;
        await services.GetRequiredService<WorkspaceContents>().WriteAsync(content, CancellationToken.None);
    }

    public async Task PublishAsync(string definitionId, string text)
    {
        await using var context = Context();
        var journey = new JourneyRow { DefinitionId = definitionId, Name = definitionId, NameFolded = definitionId, State = "live", PublishedVersion = 1 };
        context.Add(journey);
        await context.SaveChangesAsync();
        context.Add(new JourneyVersionRow { JourneyId = journey.Id, Number = 1, Text = text, PublishedAt = services.GetRequiredService<TimeProvider>().GetUtcNow() });
        await context.SaveChangesAsync();
    }

    /// <summary>The next version of a journey that is out.</summary>
    public async Task PublishAgainAsync(string definitionId, string text)
    {
        await using var context = Context();
        var journey = await context.Set<JourneyRow>().SingleAsync(row => row.DefinitionId == definitionId);
        journey.PublishedVersion++;
        context.Add(new JourneyVersionRow { JourneyId = journey.Id, Number = journey.PublishedVersion!.Value, Text = text, PublishedAt = services.GetRequiredService<TimeProvider>().GetUtcNow() });
        await context.SaveChangesAsync();
    }

    /// <summary>Members who can be reached by WeChat and email and have consented to service messages. Their numbers are the ids of their rows.</summary>
    public async Task<MemberId[]> AddMembersAsync(int count)
    {
        var ids = await services.GetRequiredService<IdBlocks>().TakeAsync(IdNames.Member, count, WritePriority.Interface, CancellationToken.None);
        await using var context = Context();
        var members = Enumerable.Range(0, count).Select(_ => new MemberId(ids.Next())).ToArray();
        foreach (var member in members)
        {
            context.Add(new MemberRow { Id = member.Value, PublicId = $"p{member.Value}", ExternalId = $"m{member.Value}", Slot = SlotLease.SlotOf(member), Name = $"Member {member.Value}", NameFolded = "" });
            foreach (var (channel, address) in new[] { (ChannelKeys.WeChatTemplate, $"o-{member.Value}"), (ChannelKeys.Email, $"m{member.Value}@example.com") })
            {
                context.Add(new MemberAddressRow { MemberId = member.Value, Channel = channel, Address = address });
                context.Add(new MemberConsentRow { MemberId = member.Value, Channel = channel, Purpose = "service", Granted = true, Source = "test" });
            }
        }
        await context.SaveChangesAsync();
        return members;
    }

    private StudioDbContext Context() => services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContext();
}
