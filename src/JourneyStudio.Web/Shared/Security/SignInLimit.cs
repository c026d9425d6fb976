using System.Threading.RateLimiting;

namespace JourneyStudio.Web.Shared.Security;

/// <summary>How often an address may try passwords and links, whatever the account: the lock of an account does not stop who tries one password on all of them.</summary>
internal static class SignInLimit
{
    public const string Policy = "sign-in";
    public const int TriesPerMinute = 60;

    public static RateLimitPartition<string> PerAddress(HttpContext context) => HttpMethods.IsPost(context.Request.Method)
        ? RateLimitPartition.GetSlidingWindowLimiter(
            $"tries of {context.Connection.RemoteIpAddress}", _ => new SlidingWindowRateLimiterOptions { PermitLimit = TriesPerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 })
        : RateLimitPartition.GetNoLimiter("reading");
}
