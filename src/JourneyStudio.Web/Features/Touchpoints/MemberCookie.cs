using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Web.Features.Touchpoints;

/// <summary>Recognises a phone on which a member typed their number before. It shows nothing of the member but the end of that number.</summary>
internal sealed class MemberCookie(IDataProtectionProvider protection, IOptions<TouchpointOptions> options)
{
    private const string Name = "studio.member";
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("JourneyStudio.Touchpoints.Member").ToTimeLimitedDataProtector();

    public Known? Read(HttpContext context)
    {
        if (context.Request.Cookies[Name] is not { Length: > 0 and < 1000 } value)
            return null;
        try
        {
            return protector.Unprotect(value).Split('|') is [var member, var phone] ? new Known(member, phone) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    public void Write(HttpContext context, Known known) =>
        context.Response.Cookies.Append(Name, protector.Protect($"{known.Member}|{known.Phone}", options.Value.RecognisedFor), new CookieOptions
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
            MaxAge = options.Value.RecognisedFor,
        });

    /// <summary>Whose phone it is.</summary>
    /// <param name="Member">The member's public id.</param>
    /// <param name="Phone">The number as it was typed on this phone, E.164.</param>
    internal sealed record Known(string Member, string Phone)
    {
        public string LastDigits => Phone[^4..];
    }
}
