using System.Globalization;
using System.Security.Claims;
using JourneyStudio.Engine.Execution.Merging;
using JourneyStudio.Engine.Members;
using JourneyStudio.Runtime.Campaigns;
using JourneyStudio.Runtime.Erasing;
using JourneyStudio.Runtime.Merging;
using JourneyStudio.Runtime.Tags;
using JourneyStudio.Runtime.Tasks;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Exporting;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Merging;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Organisation.HandingOver;
using JourneyStudio.Storage.Tags;
using JourneyStudio.Storage.Tasks;
using JourneyStudio.Storage.Upserting;
using JourneyStudio.Web.Features.Designer.Drafts;
using JourneyStudio.Web.Features.Designer.Publishing;
using JourneyStudio.Web.Features.Members.Editing;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Security.Matrix;

/// <summary>The services behind the pages, called without any page: whoever has not the right, or asks for somebody outside of their scope, changes and reads nothing (decision 0044).</summary>
public sealed class ServiceRefusalTests(MatrixStudio studio) : IClassFixture<MatrixStudio>
{
    public static TheoryData<string> Accounts => [.. AccessMatrix.Accounts];

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task Scope_OfADeed_IsNobodysWithoutTheRight(string account)
    {
        var user = await UserAsync(account);
        var access = await Get<AccessReading>().OfUserAsync(user, default);
        foreach (var permission in Permission.All)
        {
            var scope = await Of(user).ScopeAsync(permission.Policy);
            var may = permission.Roles.Any(access.Roles.Contains) && (access.Scope.IsWhole || !permission.WholeBrand) && account != AccessMatrix.Closed;
            Assert.True(ReferenceEquals(scope, Scope.Nobody) != may, $"{account}: {permission.Policy}");
            if (may)
                Assert.Equal(access.Scope.IsWhole, scope.IsWhole);
        }
    }

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task Publisher_AskedByAnybody_PublishesForThoseWhoMay(string account)
    {
        var before = await VersionsAsync();
        await using var services = studio.Host.Services.CreateAsyncScope();
        var draft = (await services.ServiceProvider.GetRequiredService<DraftDesk>().OpenAsync("after-sales", default))!;
        var publisher = services.ServiceProvider.GetRequiredService<Publisher>();

        var number = await publisher.PublishAsync(draft, await UserAsync(account), default);

        Assert.Equal(account is "admin" or "operator", number is not null);
        Assert.Equal(number is null ? before : before + 1, await VersionsAsync());
        Assert.Null(await publisher.PublishAsync(draft, null, default));
    }

    [Theory]
    [InlineData("analyst", false)]
    [InlineData("tester", false)]
    [InlineData("supervisor", false)]
    [InlineData("lecturer", false)]
    [InlineData("partner", false)]
    [InlineData(AccessMatrix.Closed, false)]
    [InlineData(AccessMatrix.Branch, true)]
    [InlineData("admin", true)]
    public async Task Reveal_AskedByAnybody_ShowsTheirOwnMembersToThoseWhoMayLook(string account, bool may)
    {
        var masks = Masks(await UserAsync(account));
        foreach (var (member, within) in new[] { (studio.East, true), (studio.South, account == "admin") })
        {
            var before = await LooksAsync(member.PublicId);
            await masks.ReadAsync([member.Id]);
            await masks.RevealAsync(member.Id, member.PublicId);

            Assert.Equal(may && within, masks.Of(member.Id) == PersonalMask.None);
            Assert.Equal(may && within ? member.Name : Masking.Name(member.Name), masks.Of(member.Id).Name(member.Name));
            Assert.True(may && within ? await LooksAsync(member.PublicId) >= before : await LooksAsync(member.PublicId) == before, "a refused look is no look");
        }
    }

    public static TheoryData<string> Deeds => [.. Acts.Keys];

    /// <summary>What services do to one member, task or session of the south; true when they did something, or told something.</summary>
    private static Dictionary<string, Func<MatrixStudio, Scope, Task<bool>>> Acts { get; } = new()
    {
        ["merge"] = async (studio, scope) => (await studio.Host.Services.GetRequiredService<MemberMerging>()
            .MergeAsync(new MergeRequest(new MemberId(studio.South.Id), new MemberId(studio.East.Id), 1), scope, default)).IsOk,
        ["merge preview"] = async (studio, scope) => await studio.Host.Services.GetRequiredService<MergePreviews>().ReadAsync(studio.South.PublicId, studio.East.PublicId, scope, default) is not null,
        ["erase"] = async (studio, scope) => (await studio.Host.Services.GetRequiredService<MemberErasing>().EraseAsync(studio.South.PublicId, scope, 1, default)).IsOk,
        ["export"] = async (studio, scope) => await studio.Host.Services.GetRequiredService<MemberExport>().BeginAsync(studio.South.PublicId, scope, 1, default) is not null,
        ["sheet"] = async (studio, scope) =>
        {
            var sheet = studio.Host.Services.GetRequiredService<MemberSheet>();
            return await sheet.RowsAsync(new SheetRequest(scope, [EntryField.ExternalId], null, null), default).AnyAsync(row => row[0] == studio.South.ExternalId);
        },
        ["form"] = async (studio, scope) => await studio.Host.Services.GetRequiredService<MemberFormReading>().OpenAsync(studio.South.PublicId, scope, default) is not null,
        ["edit"] = async (studio, scope) => (await studio.Host.Services.GetRequiredService<MemberEdits>().SaveAsync(
            new EditedMember(studio.South.PublicId, [new MemberChange(new(EntryFieldKind.Column, MemberColumn.Name), null, new AttributeValue.Text("Taken over"))]), scope, 1, default)).Count == 0,
        ["task"] = async (studio, scope) => await studio.Host.Services.GetRequiredService<TaskDesk>().FinishAsync(studio.South.Task, scope, "Well", null, "nobody", default) == TaskTurn.Finished,
        ["tag in bulk"] = async (studio, scope) =>
            (await studio.Host.Services.GetRequiredService<TagAssigning>().PreviewAsync(new TagAssignment("pregnant", "sought", Removes: false), scope, default)).Members > 1,
        ["reschedule"] = async (studio, scope) =>
        {
            var start = TimeProvider.System.GetUtcNow().AddDays(40);
            return (await studio.Host.Services.GetRequiredService<SessionDesk>().RescheduleAsync(await studio.SessionAsync(MatrixStudio.SouthStore), new SessionTimes("Asia/Shanghai", start, start.AddHours(1)), scope, 1, default)).Count == 0;
        },
        ["call off"] = async (studio, scope) => (await studio.Host.Services.GetRequiredService<SessionDesk>().CancelAsync(await studio.SessionAsync(MatrixStudio.SouthStore), "rain", scope, 1, default)).Count == 0,
        ["hand over"] = async (studio, scope) => await studio.Host.Services.GetRequiredService<Handovers>().CountAsync(await GuideAsync(studio), scope, default) is not null,
    };

    [Theory]
    [MemberData(nameof(Deeds))]
    public async Task Service_OutsideOfTheScope_DoesNothing(string deed)
    {
        await using var context = studio.Context();
        var east = await context.Set<OrgUnitRow>().Where(row => row.Key == MatrixStudio.EastStore).Select(row => row.Id).SingleAsync();
        var before = await StandingAsync();

        Assert.False(await Acts[deed](studio, Scope.Nobody));
        Assert.False(await Acts[deed](studio, new Scope { Units = [east] }));

        Assert.Equal(before, await StandingAsync());
    }

    private async Task<string> StandingAsync()
    {
        await using var context = studio.Context();
        var members = await context.Set<MemberRow>().Where(row => row.Id == studio.East.Id || row.Id == studio.South.Id).OrderBy(row => row.Id).Select(row => $"{row.State} {row.Name} {row.MergedInto}").ToListAsync();
        var task = await context.Set<GuideTaskRow>().Where(row => row.PublicId == studio.South.Task).Select(row => row.State).SingleAsync();
        var key = await studio.SessionAsync(MatrixStudio.SouthStore);
        var session = await context.Set<SessionRow>().Where(row => row.Key == key).Select(row => $"{row.State} {row.StartsAt:O}").SingleAsync();
        var audit = await context.Set<AuditRow>().CountAsync(row => row.SubjectId == studio.South.PublicId);
        return string.Join('\n', [.. members, task, session, audit.ToString(CultureInfo.InvariantCulture)]);
    }

    private static async Task<string> GuideAsync(MatrixStudio studio)
    {
        await using var context = studio.Context();
        return await (from staff in context.Set<StaffRow>() join unit in context.Set<OrgUnitRow>() on staff.OrgUnitId equals unit.Id where unit.Key == MatrixStudio.SouthStore orderby staff.Id select staff.Key).FirstAsync();
    }

    private T Get<T>()
        where T : notnull => studio.Host.Services.GetRequiredService<T>();

    private SignedIn Of(long user) => new(new Somebody(user), new CallerAccess(Get<AccessReading>(), TimeProvider.System));

    private PersonalMasks Masks(long user) => new(Get<PersonalReading>(), Get<ScopedMembers>(), Of(user), Get<AuditLog>());

    private async Task<long> UserAsync(string account)
    {
        await using var context = studio.Context();
        return await context.Users.Where(user => user.UserName == account).Select(user => user.Id).SingleAsync();
    }

    private async Task<int> LooksAsync(string member)
    {
        await using var context = studio.Context();
        return await context.Set<AuditRow>().CountAsync(row => row.Action == "member.reveal" && row.SubjectId == member);
    }

    private async Task<int> VersionsAsync()
    {
        await using var context = studio.Context();
        return await (from version in context.Set<JourneyVersionRow>() join journey in context.Set<JourneyRow>() on version.JourneyId equals journey.Id where journey.DefinitionId == "after-sales" select version).CountAsync();
    }

    /// <summary>An account in front of a page, by its number.</summary>
    private sealed class Somebody(long user) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, user.ToString(CultureInfo.InvariantCulture))], "test"))));
    }
}
