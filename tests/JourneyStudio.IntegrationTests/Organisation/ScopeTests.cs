using JourneyStudio.Engine.Content;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Identity;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Merging;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Settings;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.IntegrationTests.Organisation;

/// <summary>What people are given, and what of the members they see by it. The tree: brand (1) over east (2) over maple (3), and south (4).</summary>
public sealed class ScopeTests
{
    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Access_OfPeople_IsTheBranchesTheyAreGiven(Provider provider)
    {
        await using var studio = await TreeAsync(provider);
        await PersonAsync(studio, 11, StudioRole.RegionManager, [2]);
        await PersonAsync(studio, 12, StudioRole.RegionManager, []);
        await PersonAsync(studio, 13, StudioRole.Operator, []);
        await PersonAsync(studio, 14, StudioRole.Operator, [3, 4]);
        await PersonAsync(studio, 15, StudioRole.Supervisor, [1]);
        await PersonAsync(studio, 16, StudioRole.Admin, [4]);
        await PersonAsync(studio, 17, StudioRole.Analyst, [], line: 7);
        await PersonAsync(studio, 18, StudioRole.Guide, [], works: 3);

        Assert.Equal([2, 3], (await OfAsync(studio, 11)).Units!.Order());
        Assert.Equal([], (await OfAsync(studio, 12)).Units!);
        Assert.True((await OfAsync(studio, 13)).IsWhole);
        Assert.Equal([3, 4], (await OfAsync(studio, 14)).Units!.Order());
        Assert.True((await OfAsync(studio, 15)).IsWhole);
        Assert.True((await OfAsync(studio, 16)).IsWhole);
        Assert.Equal((true, 7L), ((await OfAsync(studio, 17)).Units is null, Assert.Single((await OfAsync(studio, 17)).ProductLines!)));
        Assert.Equal([3], (await OfAsync(studio, 18)).Units!);
        Assert.Equal([], (await OfAsync(studio, 99)).Units!);
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Access_TakenAway_IsGoneAtOnce(Provider provider)
    {
        await using var studio = await TreeAsync(provider);
        await PersonAsync(studio, 11, StudioRole.Operator, [2]);
        await PersonAsync(studio, 18, StudioRole.Guide, [], works: 3);
        await using (var context = Context(studio))
        {
            context.RemoveRange(context.Set<UserUnitRow>());
            (await context.Users.SingleAsync(user => user.Id == 11)).DeactivatedAt = TestMembers.Now;
            (await context.Set<StaffRow>().SingleAsync()).Active = false;
            await context.SaveChangesAsync();
        }

        Assert.Equal(UserAccess.None, await studio.Get<AccessReading>().OfUserAsync(11, default));
        Assert.Equal([], (await OfAsync(studio, 18)).Units!);
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Access_OfKeys_IsTheirBranchUntilTheyAreRevoked(Provider provider)
    {
        await using var studio = await TreeAsync(provider);
        await using (var context = Context(studio))
        {
            context.AddRange(Key(21, null, null, false), Key(22, 2, null, false), Key(23, null, 7, false), Key(24, 2, null, true));
            await context.SaveChangesAsync();
        }

        var access = studio.Get<AccessReading>();

        Assert.True((await access.OfKeyAsync(21, default)).IsWhole);
        Assert.Equal([2, 3], (await access.OfKeyAsync(22, default)).Units!.Order());
        Assert.Equal([7], (await access.OfKeyAsync(23, default)).ProductLines!);
        Assert.Equal([], (await access.OfKeyAsync(24, default)).Units!);
        Assert.Equal([], (await access.OfKeyAsync(99, default)).Units!);
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Members_OfAScope_AreListedCountedAndFoundAlone(Provider provider)
    {
        await using var studio = await TreeAsync(provider);
        await TestMembers.AddAsync(studio, 1, 2, 3, 4, 5, 6);
        // 1 and 2 in maple, 3 in the south, 4 nowhere, 5 erased and 6 merged in maple; 2 and 3 of line 7
        await ExecuteAsync(studio, "update member set store_id = case id when 3 then 4 when 4 then null else 3 end, product_line_id = case when id in (2, 3) then 7 end, phone = '+861001', state = case id when 5 then 'erased' when 6 then 'merged' else 'active' end");
        var (lists, profiles) = (studio.Get<MemberListings>(), studio.Get<MemberProfiles>());

        foreach (var (scope, expected) in new (Scope, long[])[]
        {
            (Scope.Whole, [4, 3, 2, 1]), (Scope.Nobody, []), (new Scope { Units = [2, 3] }, [2, 1]), (new Scope { Units = [4] }, [3]),
            (new Scope { ProductLines = [7] }, [3, 2]), (new Scope { Units = [3, 4], ProductLines = [7] }, [3, 2]), (new Scope { Units = [3], ProductLines = [7] }, [2]), (new Scope { Units = [3], ProductLines = [8] }, []),
        })
        {
            Assert.Equal(expected, (await lists.PageAsync(scope, null, 10, default)).Select(member => member.Id));
            Assert.Equal(expected.Length, await lists.CountAsync(scope, default));
            var found = await studio.Get<MemberFilters>().FindAsync(null, "Asia/Shanghai", scope, "+86100", false, null, default);
            Assert.Equal(expected, (await lists.PageAsync(scope, found, null, 10, default)).Select(member => member.Id));
            Assert.Equal(expected.Length, found.Count);
            Assert.Equal(expected, (await FilteredAsync(studio, scope)).OrderDescending());
            foreach (var id in new long[] { 1, 2, 3, 4 })
                Assert.Equal(expected.Contains(id), await profiles.FindAsync($"public-{id}", scope, default) is not null);
            Assert.Equal(expected.Length > 1, (await studio.Get<DuplicateGroups>().PageAsync("phone", scope, null, 5, default)).Groups is [_, ..]);
            Assert.Equal(expected.Contains(1) && expected.Contains(2), await studio.Get<MergePreviews>().ReadAsync("public-1", "public-2", scope, default) is not null);
        }
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Messages_OfAScope_AreThoseOfItsMembers(Provider provider)
    {
        await using var studio = await TreeAsync(provider);
        await TestMembers.AddAsync(studio, 1, 2);
        await ExecuteAsync(studio, "update member set store_id = case id when 1 then 3 else 4 end");
        await using (var context = Context(studio))
        {
            context.AddRange(Message(1), Message(2));
            await context.SaveChangesAsync();
        }

        var mailbox = studio.Get<MailboxReading>();

        Assert.Equal([2, 1], (await mailbox.PageAsync(Scope.Whole, new MessageFilter(), null, 10, default)).Select(item => item.Message.Id));
        Assert.Equal([1], (await mailbox.PageAsync(new Scope { Units = [3] }, new MessageFilter(), null, 10, default)).Select(item => item.Message.Id));
        Assert.Equal(1, (await mailbox.CountByChannelAsync(new Scope { Units = [3] }, new MessageFilter(), default)).Channels["sms"]);
        Assert.NotNull(await mailbox.FindAsync(new Scope { Units = [3] }, 1, default));
        Assert.Null(await mailbox.FindAsync(new Scope { Units = [3] }, 2, default));
    }

    private static async Task<TemporaryStudio> TreeAsync(Provider provider)
    {
        var studio = await TemporaryStudio.OpenAsync(provider);
        await using var context = Context(studio);
        context.AddRange(Unit(1, null, "headquarters", "1/"), Unit(2, 1, "region", "1/2/"), Unit(3, 2, "store", "1/2/3/"), Unit(4, 1, "region", "1/4/"));
        context.AddRange(Line(7), Line(8));
        await context.SaveChangesAsync();
        return studio;
    }

    private static async Task PersonAsync(TemporaryStudio studio, long id, string role, long[] units, long? line = null, long? works = null)
    {
        await using var context = Context(studio);
        var row = await context.Roles.FirstOrDefaultAsync(known => known.Name == role);
        if (row is null)
            context.Add(row = new StudioRole(role));
        context.Add(new StudioUser { Id = id, UserName = $"user-{id}" });
        await context.SaveChangesAsync();
        context.Add(new IdentityUserRole<long> { UserId = id, RoleId = row.Id });
        context.AddRange(units.Select(unit => new UserUnitRow { UserId = id, UnitId = unit }));
        if (line is { } given)
            context.Add(new UserProductLineRow { UserId = id, ProductLineId = given });
        if (works is { } store)
            context.Add(new StaffRow { PublicId = $"staff-{id}", Key = $"staff-{id}", OrgUnitId = store, Role = "guide", Names = new LocalText("Guide", "导购"), UserId = id });
        await context.SaveChangesAsync();
    }

    private static async Task<Scope> OfAsync(TemporaryStudio studio, long user) => (await studio.Get<AccessReading>().OfUserAsync(user, default)).Scope;

    private static async Task<List<long>> FilteredAsync(TemporaryStudio studio, Scope scope)
    {
        await using var context = Context(studio);
        return await context.Set<MemberRow>().Filtered(scope).Where(row => row.State == "active").Select(row => row.Id).ToListAsync();
    }

    private static async Task ExecuteAsync(TemporaryStudio studio, string sql)
    {
        await using var connection = studio.Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static StudioDbContext Context(TemporaryStudio studio) => studio.Get<IDbContextFactory<StudioDbContext>>().CreateDbContext();

    private static OrgUnitRow Unit(long id, long? parent, string kind, string path) => new() { Id = id, Key = $"unit-{id}", ParentId = parent, Kind = kind, Path = path, Names = new LocalText($"Unit {id}", $"单位{id}") };

    private static ProductLineRow Line(long id) => new() { Id = id, Key = $"line-{id}", Names = new LocalText($"Line {id}", $"产品线{id}") };

    private static ApiKeyRow Key(long id, long? unit, long? line, bool revoked) => new()
    {
        Id = id,
        Name = $"key-{id}",
        Prefix = "key",
        Hash = $"hash-{id}",
        Scopes = "read",
        UnitId = unit,
        ProductLineId = line,
        CreatedAt = TestMembers.Now,
        RevokedAt = revoked ? TestMembers.Now : null,
    };

    private static MessageRow Message(long id) => new()
    {
        Id = id,
        MemberId = id,
        EffectKey = $"message-{id}",
        Channel = "sms",
        Template = "hello",
        Class = "service",
        Address = "+861001",
        State = MessageStates.Sent,
        RecordedAt = TestMembers.Now,
        UpdatedAt = TestMembers.Now,
    };
}
