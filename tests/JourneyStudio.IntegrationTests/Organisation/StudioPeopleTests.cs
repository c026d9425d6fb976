using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Identity;
using JourneyStudio.Storage.Identity.People;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.IntegrationTests.Organisation;

public sealed class StudioPeopleTests
{
    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Give_TwiceOtherwise_HoldsTheLastAndAuditsBoth(Provider provider)
    {
        await using var studio = await WithAdminAsync(provider);
        await AddAsync(studio, 2, "mei", "password");
        var people = studio.Get<StudioPeople>();

        Assert.Equal(PersonTurn.Done, await people.GiveAsync(2, new PersonGrants(["guide", "supervisor"], [4, 5], [7]), 1, default));
        Assert.Equal(PersonTurn.Done, await people.GiveAsync(2, new PersonGrants(["guide"], [5, 6], []), 1, default));

        var mei = (await people.AllAsync(default)).Single(person => person.Id == 2);
        Assert.Equal(["guide"], mei.Grants.Roles);
        Assert.Equal([5L, 6], mei.Grants.Units.Order());
        Assert.Empty(mei.Grants.ProductLines);
        await using var context = Context(studio);
        var audit = await context.Set<AuditRow>().OrderBy(row => row.Id).LastAsync();
        Assert.Equal(("user.give", "mei", 1L), (audit.Action, audit.SubjectId, audit.Actor));
        Assert.Contains("supervisor", audit.Values, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Change_OfTheLastAdmin_IsRefusedUntilThereIsAnother(Provider provider)
    {
        await using var studio = await WithAdminAsync(provider);
        await AddAsync(studio, 2, "mei", null);
        var people = studio.Get<StudioPeople>();
        await people.GiveAsync(2, new PersonGrants([StudioRole.Admin], [], []), 1, default);

        // Invited is not yet there
        Assert.Equal(PersonTurn.LastAdmin, await people.CloseAsync(1, closed: true, 1, default));
        Assert.Equal(PersonTurn.LastAdmin, await people.GiveAsync(1, new PersonGrants(["operator"], [], []), 1, default));
        await using (var context = Context(studio))
        {
            (await context.Users.SingleAsync(user => user.Id == 2)).PasswordHash = "chosen";
            await context.SaveChangesAsync();
        }

        Assert.Equal(PersonTurn.Done, await people.CloseAsync(1, closed: true, 1, default));
        Assert.Equal(PersonTurn.LastAdmin, await people.CloseAsync(2, closed: true, 2, default));
        Assert.Equal(PersonTurn.Unknown, await people.SignOutAsync(99, 2, default));
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task SignOut_SomebodyAndInvite_RenewTheStampAndEndTheLock(Provider provider)
    {
        await using var studio = await WithAdminAsync(provider);
        await AddAsync(studio, 2, "mei", "password");
        var people = studio.Get<StudioPeople>();

        await people.SignOutAsync(2, 1, default);
        await people.InviteAsync(2, 1, default);

        await using var context = Context(studio);
        var mei = await context.Users.SingleAsync(user => user.Id == 2);
        Assert.NotEqual("stamp", mei.SecurityStamp);
        Assert.Null(mei.LockoutEnd);
        Assert.Equal("password", mei.PasswordHash);
    }

    private static async Task<TemporaryStudio> WithAdminAsync(Provider provider)
    {
        var studio = await TemporaryStudio.OpenAsync(provider);
        await AddAsync(studio, 1, "root", "password");
        await using (var context = Context(studio))
        {
            var role = new StudioRole(StudioRole.Admin) { NormalizedName = "ADMIN" };
            context.Add(role);
            await context.SaveChangesAsync();
            context.Add(new Microsoft.AspNetCore.Identity.IdentityUserRole<long> { UserId = 1, RoleId = role.Id });
            await context.SaveChangesAsync();
        }
        return studio;
    }

    private static async Task AddAsync(TemporaryStudio studio, long id, string account, string? password)
    {
        await using var context = Context(studio);
        context.Add(new StudioUser { Id = id, UserName = account, DisplayName = account, SecurityStamp = "stamp", PasswordHash = password, LockoutEnd = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero) });
        await context.SaveChangesAsync();
    }

    private static StudioDbContext Context(TemporaryStudio studio) => studio.Get<IDbContextFactory<StudioDbContext>>().CreateDbContext();
}
