using System.Text;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Identity;
using JourneyStudio.Storage.Identity.People;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace JourneyStudio.Web.Features.People;

/// <summary>Lets people in by links: who has one chooses their own password with it, once, until it expires. Each act reads accounts anew: a page that stays open remembers them as they were.</summary>
public sealed class InvitationDesk(IServiceScopeFactory scopes, StudioPeople people, AuditLog log)
{
    public const string TakenName = "Problem.Taken";
    public const string BadName = "Problem.Name";
    public const string OldLink = "Problem.Link";
    public const string WeakPassword = "Problem.Weak";

    /// <summary>Makes an account without a password.</summary>
    /// <returns>Its number, or the key of what is wrong.</returns>
    public async Task<(long Person, string? Problem)> CreateAsync(string account, string name, PersonGrants grants, long actor, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var user = new StudioUser { UserName = account.Trim(), DisplayName = name.Trim(), LockoutEnabled = true };
        var made = await Users(scope).CreateAsync(user);
        if (!made.Succeeded)
            return (0, made.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.DuplicateUserName)) ? TakenName : BadName);
        await people.GiveAsync(user.Id, grants, actor, cancellationToken);
        return (user.Id, null);
    }

    /// <summary>The path of a link by which the person chooses a password. It replaces no password until it is used; an earlier link ends when one is used.</summary>
    public async Task<string?> LinkAsync(long person, long actor, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = Users(scope);
        if (await people.InviteAsync(person, actor, cancellationToken) != PersonTurn.Done || await users.FindByIdAsync(person.ToString(System.Globalization.CultureInfo.InvariantCulture)) is not { } user)
            return null;
        var code = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(await users.GeneratePasswordResetTokenAsync(user)));
        return $"/join?account={Uri.EscapeDataString(user.UserName!)}&code={code}";
    }

    /// <returns>Null when the password holds from now on, else the key of what to tell.</returns>
    public async Task<string?> JoinAsync(string account, string code, string password)
    {
        if (password.Length < StudioSecurity.ShortestPassword)
            return WeakPassword;
        await using var scope = scopes.CreateAsyncScope();
        var users = Users(scope);
        if (await users.FindByNameAsync(account) is not { DeactivatedAt: null } user)
            return OldLink;
        try
        {
            var done = await users.ResetPasswordAsync(user, Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(code)), password);
            if (!done.Succeeded)
                return OldLink;
            await log.NoteAsync("user.join", StudioPeople.Subject, account, user.Id, CancellationToken.None);
            return null;
        }
        catch (FormatException)
        {
            return OldLink;
        }
    }

    private static UserManager<StudioUser> Users(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<UserManager<StudioUser>>();
}
