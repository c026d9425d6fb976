using JourneyStudio.Engine.Content;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Identity;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.IntegrationTests.Organisation;

public sealed class OrganisationEditingTestsOnSqlite() : OrganisationEditingTests(Provider.Sqlite);

public sealed class OrganisationEditingTestsOnPostgreSql() : OrganisationEditingTests(Provider.PostgreSql);

/// <summary>MISSION B4: a tree of any depth that is changed while people work with it. The brand (1) over east (2) over maple (3), and over south (4).</summary>
public abstract class OrganisationEditingTests(Provider provider)
{
    private static readonly UnitDraft Office = new(OrgUnitKinds.Office, new("Office", "办事处"), null, null, null);

    [Fact]
    public async Task Move_AUnitWithAllBelow_ChangesWhoSeesWhatAtOnce()
    {
        await using var studio = await OpenAsync();
        var editing = studio.Get<UnitEditing>();
        var access = studio.Get<AccessReading>();
        Assert.Equal([4L], (await access.OfUserAsync(9, default)).Scope.Units!);

        Assert.Empty(await editing.MoveAsync(2, 4, 42, default));

        Assert.Equal([2L, 3L, 4L], (await access.OfUserAsync(9, default)).Scope.Units!.Order());
        await using var context = studio.Context();
        Assert.Equal(["1/4/2/", "1/4/2/3/"], await context.Set<OrgUnitRow>().Where(row => row.Id == 2 || row.Id == 3).OrderBy(row => row.Id).Select(row => row.Path).ToListAsync());
        var audit = await context.Set<AuditRow>().SingleAsync();
        Assert.Equal(("unit.move", "east", 42L), (audit.Action, audit.SubjectId, audit.Actor));
        Assert.Equal([1L, 4L, 2L, 3L], (await studio.Get<OrganisationListings>().UnitsAsync(default)).Select(unit => unit.Id));
    }

    [Fact]
    public async Task Move_WhereItCannotStand_IsRefused()
    {
        await using var studio = await OpenAsync();
        var editing = studio.Get<UnitEditing>();

        Assert.Equal("unit.below-itself", Assert.Single(await editing.MoveAsync(2, 2, 42, default)).Code);
        Assert.Equal("unit.below-itself", Assert.Single(await editing.MoveAsync(2, 3, 42, default)).Code);
        Assert.Equal("unit.below-store", Assert.Single(await editing.MoveAsync(4, 3, 42, default)).Code);
        Assert.Equal("unit.root", Assert.Single(await editing.MoveAsync(1, 4, 42, default)).Code);
        Assert.Equal("unit.gone", Assert.Single(await editing.MoveAsync(2, 99, 42, default)).Code);
    }

    [Fact]
    public async Task Add_ADeepTree_StandsAtAnyDepth()
    {
        await using var studio = await OpenAsync();
        var editing = studio.Get<UnitEditing>();
        var at = 4L;
        for (var depth = 0; depth < 12; depth++)
            at = (await editing.AddAsync(at, Office, 42, default)).Value;

        Assert.Equal(13, (await studio.Get<AccessReading>().OfUserAsync(9, default)).Scope.Units!.Count);
        Assert.Equal("unit.below-store", Assert.Single((await editing.AddAsync(3, Office, 42, default)).Problems).Code);
        Assert.Equal("zone.unknown", Assert.Single((await editing.AddAsync(4, Office with { TimeZone = "Mars/Base" }, 42, default)).Problems).Code);
        Assert.Equal("session.text", Assert.Single(await editing.ChangeAsync(4, Office with { Names = new("", "") }, 42, default)).Code);
    }

    [Fact]
    public async Task Close_WithPeopleUnitsOrSessions_IsRefusedWithTheReason()
    {
        await using var studio = await OpenAsync();
        var editing = studio.Get<UnitEditing>();
        await using (var context = studio.Context())
        {
            context.Add(new StaffRow { PublicId = "lin", Key = "lin", OrgUnitId = 3, Role = "guide", Names = new("Lin", "林") });
            context.Add(new SessionRow { Key = "s1", Store = "maple", Names = new("Class", "课"), Place = new("Hall", "厅"), TimeZone = "UTC", StartsAt = new(2040, 1, 1, 0, 0, 0, TimeSpan.Zero), EndsAt = new(2040, 1, 1, 2, 0, 0, TimeSpan.Zero), Capacity = 1 });
            await context.SaveChangesAsync();
        }

        Assert.Equal("unit.units-below", Assert.Single(await editing.CloseAsync(2, true, 42, default)).Code);
        Assert.Equal("unit.staff-there", Assert.Single(await editing.CloseAsync(3, true, 42, default)).Code);
        await using (var context = studio.Context())
        {
            (await context.Set<StaffRow>().SingleAsync()).Active = false;
            await context.SaveChangesAsync();
        }
        Assert.Equal("unit.sessions-there", Assert.Single(await editing.CloseAsync(3, true, 42, default)).Code);
        await using (var context = studio.Context())
        {
            (await context.Set<SessionRow>().SingleAsync()).State = SessionStates.Cancelled;
            await context.SaveChangesAsync();
        }
        Assert.Empty(await editing.CloseAsync(3, true, 42, default));
        Assert.Empty(await editing.CloseAsync(2, true, 42, default));
        Assert.Equal("unit.closed-above", Assert.Single(await editing.CloseAsync(3, false, 42, default)).Code);
        Assert.Empty(await editing.CloseAsync(2, false, 42, default));
    }

    [Fact]
    public async Task Staff_AddedMovedAndGivenAnAccount_SeeTheUnitWhereTheyWork()
    {
        await using var studio = await OpenAsync();
        var editing = studio.Get<StaffEditing>();
        var draft = new StaffDraft(3, "guide", new("Lin", "林"), null, 10);

        Assert.Empty(await editing.SaveAsync(null, draft, 42, default));
        Assert.Equal([3L], (await studio.Get<AccessReading>().OfUserAsync(10, default)).Scope.Units!);
        var person = Assert.Single((await studio.Get<OrganisationListings>().PeopleAsync(3, default)).Staff);
        Assert.Equal("guide-user", person.Account);
        Assert.Equal("staff.account-taken", Assert.Single(await editing.SaveAsync(null, draft with { Names = new("Qin", "秦") }, 42, default)).Code);
        Assert.Empty(await editing.SaveAsync(person.Person.Key, draft with { Unit = 4 }, 42, default));
        Assert.Equal([4L], (await studio.Get<AccessReading>().OfUserAsync(10, default)).Scope.Units!);
    }

    [Fact]
    public async Task ProductLine_AddedRenamedAndClosed_IsAuditedEachTime()
    {
        await using var studio = await OpenAsync();
        var editing = studio.Get<ProductLineEditing>();

        Assert.Empty(await editing.SaveAsync(null, new("First milk", "头段奶粉"), 42, default));
        var line = Assert.Single(await studio.Get<OrganisationListings>().LinesAsync(default));
        Assert.Empty(await editing.SaveAsync(line.Key, new("Milk", "奶粉"), 42, default));
        Assert.Empty(await editing.CloseAsync(line.Key, true, 42, default));

        line = Assert.Single(await studio.Get<OrganisationListings>().LinesAsync(default));
        Assert.Equal(("Milk", false), (line.Names.En, line.Active));
        await using var context = studio.Context();
        Assert.Equal(["product-line.add", "product-line.rename", "product-line.close"], await context.Set<AuditRow>().OrderBy(row => row.Id).Select(row => row.Action).ToListAsync());
    }

    private async Task<TemporaryStudio> OpenAsync()
    {
        var studio = await TemporaryStudio.OpenAsync(provider);
        await using var context = studio.Context();
        context.AddRange(
            Unit(1, "brand", null, OrgUnitKinds.Headquarters, "1/"), Unit(2, "east", 1, OrgUnitKinds.Region, "1/2/"), Unit(3, "maple", 2, OrgUnitKinds.Store, "1/2/3/"), Unit(4, "south", 1, OrgUnitKinds.Region, "1/4/"));
        context.Add(new StudioUser { Id = 9, UserName = "south-manager", DisplayName = "South" });
        context.Add(new StudioUser { Id = 10, UserName = "guide-user", DisplayName = "Guide" });
        context.Add(new StudioRole(StudioRole.RegionManager) { Id = 1 });
        context.Add(new StudioRole(StudioRole.Guide) { Id = 2 });
        context.Add(new IdentityUserRole<long> { UserId = 9, RoleId = 1 });
        context.Add(new IdentityUserRole<long> { UserId = 10, RoleId = 2 });
        context.Add(new UserUnitRow { UserId = 9, UnitId = 4 });
        await context.SaveChangesAsync();
        // The ids above were given, which the sequences of PostgreSQL do not know of
        if (provider is Provider.PostgreSql)
            studio.Scalar("select setval(pg_get_serial_sequence('org_unit', 'id'), 100)");
        return studio;
    }

    private static OrgUnitRow Unit(long id, string key, long? parent, string kind, string path) =>
        new() { Id = id, Key = key, ParentId = parent, Kind = kind, Names = new LocalText(key, key), Path = path };
}
