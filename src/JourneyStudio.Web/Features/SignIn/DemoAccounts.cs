using System.Security.Cryptography;
using JourneyStudio.Storage.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Web.Features.SignIn;

/// <summary>The accounts admin and operator of a trial.</summary>
internal sealed class DemoAccounts(IServiceScopeFactory scopes, IOptions<DemoOptions> options)
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private static readonly string[] Roles = [StudioRole.Admin, StudioRole.Operator];

    /// <summary>Makes the accounts that are missing, and sets the configured password.</summary>
    /// <returns>The password in force, or null when the accounts keep the random one of an earlier start.</returns>
    public async Task<string?> PrepareAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StudioUser>>();
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<StudioRole>>();
        var password = options.Value.Password ?? RandomNumberGenerator.GetString(Letters, 16);
        var made = false;
        foreach (var role in Roles)
        {
            if (!await roles.RoleExistsAsync(role))
                Demand(await roles.CreateAsync(new StudioRole(role)));
            if (await users.FindByNameAsync(role) is { } user)
                await KeepAsync(users, user);
            else
                made = await CreateAsync(users, role, password);
        }
        return made || options.Value.Password is not null ? password : null;
    }

    private static async Task<bool> CreateAsync(UserManager<StudioUser> users, string role, string password)
    {
        var user = new StudioUser { UserName = role, DisplayName = role, LockoutEnabled = true };
        Demand(await users.CreateAsync(user, password));
        Demand(await users.AddToRoleAsync(user, role));
        return true;
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
