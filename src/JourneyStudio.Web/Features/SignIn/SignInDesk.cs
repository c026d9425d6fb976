using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Identity;
using JourneyStudio.Storage.Identity.People;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Identity;

namespace JourneyStudio.Web.Features.SignIn;

/// <summary>Checks account and password, opens the session, and brings back what the person last chose.</summary>
public sealed class SignInDesk(SignInManager<StudioUser> sessions, UserManager<StudioUser> users, AuditLog log)
{
    public const string WrongPassword = "Problem.Wrong";
    public const string LockedOut = "Problem.Locked";

    /// <summary>Null when the person is in, else the key of what to tell them.</summary>
    public async Task<string?> SignInAsync(HttpContext context, SignInForm form)
    {
        if (await users.FindByNameAsync(form.Account.Trim()) is not { DeactivatedAt: null } user)
        {
            // takes as long as a real check, so that the time does not tell which accounts exist
            users.PasswordHasher.HashPassword(new StudioUser(), form.Password);
            return WrongPassword;
        }
        var result = await sessions.PasswordSignInAsync(user, form.Password, form.Keep, lockoutOnFailure: true);
        var action = result.Succeeded ? "user.sign-in" : result.IsLockedOut ? "user.lock" : "user.sign-in-failed";
        await log.NoteAsync(action, StudioPeople.Subject, user.UserName!, result.Succeeded ? user.Id : null, context.RequestAborted);
        if (result.IsLockedOut)
            return LockedOut;
        if (!result.Succeeded)
            return WrongPassword;
        PreferenceCookies.WriteAll(context, user);
        return null;
    }
}
