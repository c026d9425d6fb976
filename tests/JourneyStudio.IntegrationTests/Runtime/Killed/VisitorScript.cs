using JourneyStudio.Engine.Intake;
using JourneyStudio.Runtime.Intake;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Coupons;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Messages;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.IntegrationTests.Runtime.Killed;

/// <summary>
/// Sends the visitors through the club, a few at a time, until all has gone out. It keeps nothing itself: after a kill it tells everything
/// again from the start, as a sender would who does not know what arrived.
/// </summary>
internal sealed class VisitorScript(IDbContextFactory<StudioDbContext> contexts, EventIntake intake)
{
    private const int AtOnce = 100;

    /// <summary>All members visit.</summary>
    public async Task RunAsync(CancellationToken stoppingToken)
    {
        await using var context = await contexts.CreateDbContextAsync(stoppingToken);
        await RunAsync(await context.Set<MemberRow>().Select(row => row.Id).OrderBy(id => id).ToListAsync(stoppingToken), stoppingToken);
    }

    public async Task RunAsync(IReadOnlyList<long> visitors, CancellationToken stoppingToken)
    {
        await using var context = await contexts.CreateDbContextAsync(stoppingToken);
        var signUps = visitors.Where(ClubVisitors.SignsUp).ToList();
        await TellAsync(signUps.Select(visitor => ClubVisitors.Scan(visitor, "signup")), stoppingToken);
        await RoutedAsync(context, stoppingToken);
        await TellAsync(signUps.Select(visitor => ClubVisitors.Form(visitor, "signup")), stoppingToken);
        // Those who come to the door while their sign-up is still on its way must find it in order.
        await TellAsync(visitors.Select(visitor => ClubVisitors.Scan(visitor, "checkin")), stoppingToken);
        await RoutedAsync(context, stoppingToken);
        await TellAsync(visitors.Where(ClubVisitors.RegistersAtTheDoor).Select(visitor => ClubVisitors.Form(visitor, "walkin")), stoppingToken);
        await RoutedAsync(context, stoppingToken);
        var (first, last) = (visitors[0], visitors[^1]);
        var coupons = await context.Set<CouponInstanceRow>().AsNoTracking().Where(row => row.MemberId >= first && row.MemberId <= last).OrderBy(row => row.MemberId).ToListAsync(stoppingToken);
        await TellAsync(coupons.Where(row => ClubVisitors.Claims(row.MemberId)).Select(row => ClubVisitors.Coupon(row.MemberId, "claimed", row.Coupon, row.EffectKey)), stoppingToken);
        await TellAsync(coupons.Where(row => ClubVisitors.Redeems(row.MemberId)).Select(row => ClubVisitors.Coupon(row.MemberId, "redeemed", row.Coupon, row.EffectKey)), stoppingToken);
        await RoutedAsync(context, stoppingToken);
        await TellAsync(coupons.Where(row => ClubVisitors.GivesBack(row.MemberId)).Select(row => ClubVisitors.Coupon(row.MemberId, "refunded", row.Coupon, row.EffectKey)), stoppingToken);
        await RoutedAsync(context, stoppingToken);
        await UntilAsync(() => context.Set<OutboxRow>().AnyAsync(stoppingToken), stoppingToken);
    }

    private async Task TellAsync(IEnumerable<IncomingEvent> events, CancellationToken cancellationToken)
    {
        foreach (var few in events.Chunk(AtOnce))
            await intake.AppendAsync(few, cancellationToken);
    }

    private static Task RoutedAsync(StudioDbContext context, CancellationToken cancellationToken) =>
        UntilAsync(() => context.Set<EventRow>().AnyAsync(row => !row.Routed, cancellationToken), cancellationToken);

    private static async Task UntilAsync(Func<Task<bool>> busy, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await busy())
            await timer.WaitForNextTickAsync(cancellationToken);
    }
}
