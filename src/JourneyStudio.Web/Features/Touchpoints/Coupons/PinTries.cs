using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Web.Features.Touchpoints.Coupons;

/// <summary>Counts wrong store codes per coupon, so that nobody can try them through.</summary>
internal sealed class PinTries(IOptions<TouchpointOptions> options) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly PartitionedRateLimiter<string> tries = PartitionedRateLimiter.Create<string, string>(coupon => RateLimitPartition.GetFixedWindowLimiter(
        coupon, _ => new FixedWindowRateLimiterOptions { PermitLimit = options.Value.CodeTries, Window = Window }));

    /// <summary>False once too many have failed; the window then has to pass.</summary>
    public bool MayTry(string coupon) => tries.GetStatistics(coupon) is not { CurrentAvailablePermits: 0 };

    public void Failed(string coupon)
    {
        using var lease = tries.AttemptAcquire(coupon);
    }

    public void Dispose() => tries.Dispose();
}
