using System.Security.Cryptography;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Identity;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Web.Features.SignIn;

/// <summary>The accounts of a trial, one for each role.</summary>
internal sealed class DemoAccounts(IServiceScopeFactory scopes, IOptions<DemoOptions> options)
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Makes the accounts that are missing, and sets the configured password.</summary>
    /// <returns>The password in force, or null when the accounts keep the random one of an earlier start.</returns>
    public async Task<string?> PrepareAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StudioUser>>();
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<StudioRole>>();
        var password = options.Value.Password ?? RandomNumberGenerator.GetString(Letters, 16);
        var made = false;
        foreach (var person in DemoPerson.All)
        {
            var role = person.Role;
            if (!await roles.RoleExistsAsync(role))
                Demand(await roles.CreateAsync(new StudioRole(role)));
            if (await users.FindByNameAsync(role) is { } user)
            {
                await KeepAsync(users, user);
                continue;
            }
            made = true;
            await PlaceAsync(scope.ServiceProvider.GetRequiredService<StudioDbContext>(), person, await CreateAsync(users, person, password));
        }
        return made || options.Value.Password is not null ? password : null;
    }

    private static async Task<StudioUser> CreateAsync(UserManager<StudioUser> users, DemoPerson person, string password)
    {
        var user = new StudioUser { UserName = person.Role, DisplayName = person.Name, LockoutEnabled = true };
        Demand(await users.CreateAsync(user, password));
        Demand(await users.AddToRoleAsync(user, person.Role));
        return user;
    }

    /// <summary>Where the workspace is the sample; in one of somebody's own there are no such places.</summary>
    private static async Task PlaceAsync(StudioDbContext context, DemoPerson person, StudioUser user)
    {
        if (await context.Set<OrgUnitRow>().FirstOrDefaultAsync(row => row.Key == person.Unit) is { } unit)
            context.Add(new UserUnitRow { UserId = user.Id, UnitId = unit.Id });
        if (await context.Set<ProductLineRow>().FirstOrDefaultAsync(row => row.Key == person.ProductLine) is { } line)
            context.Add(new UserProductLineRow { UserId = user.Id, ProductLineId = line.Id });
        if (await context.Set<StaffRow>().FirstOrDefaultAsync(row => row.Key == person.Staff && row.UserId == null) is { } staff)
            staff.UserId = user.Id;
        await context.SaveChangesAsync();
    }

    private async Task KeepAsync(UserManager<StudioUser> users, StudioUser user)
    {
        if (options.Value.Password is not { } password || await users.CheckPasswordAsync(user, password))
            return;
        user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
        Demand(await users.UpdateSecurityStampAsync(user));
    }

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(" ", result.Errors.Select(error => error.Description)));
    }
}
