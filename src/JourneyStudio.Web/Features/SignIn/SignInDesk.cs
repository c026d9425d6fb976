using System.Security.Claims;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Identity;
using JourneyStudio.Storage.Identity.People;
using JourneyStudio.Storage.Identity.SecondFactor;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace JourneyStudio.Web.Features.SignIn;

/// <summary>Checks account and password, then the code of the second step where there is one, opens the session, and brings back what the person last chose.</summary>
public sealed class SignInDesk(StudioSessions sessions, UserManager<StudioUser> users, SignInLock locks, SecondFactors factors, TwoFactorPolicy policy, AuditLog log)
{
    public const string WrongPassword = "Problem.Wrong";
    public const string WrongCode = "Problem.Code";
    public const string LockedOut = "Problem.Locked";
    public const string TooLate = "Problem.Late";
    private const string KeepClaim = "keep";
    private const string StampClaim = "stamp";

    /// <summary>The first step.</summary>
    public async Task<SignInAnswer> SignInAsync(HttpContext context, SignInForm form)
    {
        if (await users.FindByNameAsync(form.Account.Trim()) is not { DeactivatedAt: null } user)
        {
            // takes as long as a real check, so that the time does not tell which accounts exist
            users.PasswordHasher.HashPassword(new StudioUser(), form.Password);
            // not what was typed: people type their password there
            await log.NoteAsync("user.sign-in-unknown", StudioPeople.Subject, "", new { address = context.Connection.RemoteIpAddress?.ToString() }, null, context.RequestAborted);
            return new(SignInStep.Password, WrongPassword);
        }
        if (locks.Holds(user))
            return new(SignInStep.Password, LockedOut);
        if (!await users.CheckPasswordAsync(user, form.Password))
            return new(SignInStep.Password, await FailAsync(user, context.RequestAborted) ? LockedOut : WrongPassword);
        var next = await factors.RecoveryLeftAsync(user.Id, context.RequestAborted) is not null ? SignInStep.Code
            : await policy.AsksAsync(user.Id, context.RequestAborted) ? SignInStep.SetUp
            : SignInStep.In;
        if (next == SignInStep.In)
            await OpenAsync(context, user, form.Keep);
        else
            await HalfOpenAsync(context, user, form.Keep);
        return new(next);
    }

    /// <summary>Who has shown their password and not yet their code.</summary>
    public async Task<(StudioUser User, bool Keep)?> HalfAsync(HttpContext context)
    {
        var half = (await context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Principal;
        if (half?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id || await users.FindByIdAsync(id) is not { DeactivatedAt: null } user)
            return null;
        return half.FindFirstValue(StampClaim) == user.SecurityStamp ? (user, half.HasClaim(KeepClaim, "1")) : null;
    }

    /// <summary>The second step.</summary>
    public async Task<SignInAnswer> CodeAsync(HttpContext context, string code)
    {
        if (await HalfAsync(context) is not var (user, keep))
            return new(SignInStep.Password, TooLate);
        if (locks.Holds(user))
            return new(SignInStep.Code, LockedOut);
        if (!await factors.OpensAsync(user.Id, code, context.RequestAborted))
            return new(SignInStep.Code, await FailAsync(user, context.RequestAborted) ? LockedOut : WrongCode);
        await OpenAsync(context, user, keep);
        return new(SignInStep.In);
    }

    /// <summary>The second step of somebody who is asked for one and has none yet.</summary>
    /// <returns>The recovery codes once they are in, else why not.</returns>
    public async Task<(IReadOnlyList<string>? Codes, string? Problem)> SetUpAsync(HttpContext context, string secret, string code)
    {
        if (await HalfAsync(context) is not var (user, keep) || await factors.RecoveryLeftAsync(user.Id, context.RequestAborted) is not null)
            return (null, TooLate);
        if (locks.Holds(user))
            return (null, LockedOut);
        if (await factors.SetUpAsync(user.Id, secret, code, context.RequestAborted) is not { } codes)
            return (null, await FailAsync(user, context.RequestAborted) ? LockedOut : WrongCode);
        await OpenAsync(context, user, keep);
        return (codes, null);
    }

    private static async Task HalfOpenAsync(HttpContext context, StudioUser user, bool keep)
    {
        var identity = new ClaimsIdentity(IdentityConstants.TwoFactorUserIdScheme);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, user.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        identity.AddClaim(new Claim(StampClaim, user.SecurityStamp ?? ""));
        identity.AddClaim(new Claim(KeepClaim, keep ? "1" : "0"));
        await context.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(identity));
    }

    private async Task OpenAsync(HttpContext context, StudioUser user, bool keep)
    {
        await context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await locks.ClearAsync(user.Id, context.RequestAborted);
        await sessions.OpenAsync(user, keep);
        await log.NoteAsync("user.sign-in", StudioPeople.Subject, user.UserName!, user.Id, context.RequestAborted);
        PreferenceCookies.WriteAll(context, user);
    }

    private async Task<bool> FailAsync(StudioUser user, CancellationToken cancellationToken)
    {
        var locked = await locks.FailAsync(user.Id, cancellationToken);
        await log.NoteAsync(locked ? "user.lock" : "user.sign-in-failed", StudioPeople.Subject, user.UserName!, null, cancellationToken);
        return locked;
    }
}

/// <summary>Where somebody stands who is signing in.</summary>
public enum SignInStep
{
    Password,
    Code,
    SetUp,
    In,
}

/// <param name="Next">The step to go to, or to stay at.</param>
/// <param name="Problem">Key of what to tell them; null when all is well.</param>
public sealed record SignInAnswer(SignInStep Next, string? Problem = null);
