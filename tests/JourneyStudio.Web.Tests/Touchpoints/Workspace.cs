using JourneyStudio.Channels.Links;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Coupons;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Touchpoints;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Touchpoints;

/// <summary>What tests read of the workspace behind the pages, and put into it.</summary>
internal sealed class Workspace(StudioHost host)
{
    public const string Session = "club-maple-lane";
    public const string Coupon = "club-500-off-1000";
    private static long lastInstance = 9_000_000;

    public LinkBuilder Links => host.Services.GetRequiredService<LinkBuilder>();

    public LinkSigner Signer => host.Services.GetRequiredService<LinkSigner>();

    public static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public async Task<T> ReadAsync<T>(Func<StudioDbContext, Task<T>> read)
    {
        await using var context = await host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        return await read(context);
    }

    public Task<int> SaveAsync(Action<StudioDbContext> change) => ReadAsync(context =>
    {
        change(context);
        return context.SaveChangesAsync();
    });

    public Task<string> CodeAsync(string purpose, string session = Session) =>
        ReadAsync(context => context.Set<QrCodeRow>().Where(row => row.Purpose == purpose && row.Session == session && row.Guide == null).Select(row => row.PublicId).SingleAsync());

    public Task<MemberRow> MemberAsync(string phone) => ReadAsync(context => context.Set<MemberRow>().AsNoTracking().SingleAsync(row => row.Phone == phone));

    /// <summary>Gives a sample member a coupon as a journey would.</summary>
    /// <returns>The path of the member's coupon page, and the key of the instance.</returns>
    public async Task<(string Page, string Instance, string Member)> IssueAsync(int member, DateTimeOffset? expires = null)
    {
        var id = Interlocked.Increment(ref lastInstance);
        var row = await ReadAsync(context => context.Set<MemberRow>().AsNoTracking().SingleAsync(m => m.ExternalId == $"M{member:D7}"));
        var key = $"test:{id}";
        await SaveAsync(context => context.Add(new CouponInstanceRow
        {
            Id = id,
            PublicId = PublicId.New(),
            Coupon = Coupon,
            MemberId = row.Id,
            Scope = Session,
            EffectKey = key,
            State = CouponStates.Issued,
            IssuedAt = Now.AddDays(-1),
            ExpiresAt = expires ?? Now.AddDays(7),
        }));
        return (new Uri(Links.Coupon(row.PublicId, key, Session, Now)).PathAndQuery, key, row.PublicId);
    }
}
