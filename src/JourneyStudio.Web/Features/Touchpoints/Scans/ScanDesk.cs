using JourneyStudio.Engine.Members;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Touchpoints;
using JourneyStudio.Storage.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Web.Features.Touchpoints.Scans;

/// <summary>Takes in the scans of QR codes.</summary>
internal sealed class ScanDesk(IDbContextFactory<StudioDbContext> contexts, IdBlocks ids, ListenedEvents listened, RuntimeSignals signals, IOptions<TouchpointOptions> options, TimeProvider clock)
{

    /// <summary>The code with its session; null when nobody printed such a code or it was withdrawn.</summary>
    public async Task<ScannedCode?> FindAsync(string code, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.Set<QrCodeRow>().AsNoTracking().FirstOrDefaultAsync(row => row.PublicId == code && row.Active, cancellationToken);
        if (row is null)
            return null;
        var session = row.Session is null ? null : await context.Set<SessionRow>().AsNoTracking().FirstOrDefaultAsync(s => s.Key == row.Session, cancellationToken);
        return session is null ? null : new ScannedCode(row, session);
    }

    public async Task<string?> CheckInCodeAsync(string session, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<QrCodeRow>().Where(row => row.Session == session && row.Purpose == "checkin" && row.Active).Select(row => row.PublicId).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Why a code does nothing at this hour; null when it works.</summary>
    public string? Closed(ScannedCode code)
    {
        var now = clock.GetUtcNow();
        if (code.Session.State == "cancelled")
            return "Session.Cancelled";
        if (code.Session.State == "over" || now >= code.Session.EndsAt)
            return "Session.Over";
        return code.ForCheckIn && now < code.Session.StartsAt - options.Value.CheckInOpens ? "CheckIn.Early" : null;
    }

    /// <summary>Records the scan: once for each showing of the page, however often it is sent.</summary>
    public async Task<ScanOutcome> RecordAsync(ScannedCode code, Scanner scanner, string instance, CancellationToken cancellationToken)
    {
        var eventId = await ids.TakeAsync(IdNames.Event, cancellationToken);
        var changeIds = await ids.TakeAsync(IdNames.Event, TrackedChanges.Most, WritePriority.Interface, cancellationToken);
        var memberId = await ids.TakeAsync(IdNames.Member, cancellationToken);
        var now = clock.GetUtcNow();
        var act = TouchAct.Scan(code.Row.PublicId, instance);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        var member = await MemberAsync(context, scanner, memberId, code, now, cancellationToken);
        var state = await StateAsync(context, code, member.Id, cancellationToken);
        if (state is not ("SignUp.Full" or "CheckIn.Full") && !await TouchEvents.IsKnownAsync(context, act, cancellationToken))
        {
            await TouchMembers.GrantAsync(context, member.Id, ChannelKeys.WeChatTemplate, MessagePurpose.Service, $"qr:{code.Row.PublicId}", now, cancellationToken);
            TouchEvents.Add(context, act, eventId, member.Id, Properties(code, scanner), now);
            await context.Set<QrCodeRow>().Where(row => row.Id == code.Row.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(r => r.Scans, r => r.Scans + 1), cancellationToken);
        }
        TrackedChanges.Tell(context, listened, changeIds, now);
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        signals.Work.Raise();
        return new ScanOutcome(state, member.PublicId, member.Phone ?? scanner.Phone);
    }

    private static async Task<MemberRow> MemberAsync(StudioDbContext context, Scanner scanner, long newId, ScannedCode code, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var member = scanner.Member is { } known ? await TouchMembers.FindAsync(context, known, cancellationToken) : null;
        member ??= await TouchMembers.FindByPhoneAsync(context, scanner.Phone, cancellationToken);
        member ??= TouchMembers.Create(context, newId, scanner.Phone, code.Session.TimeZone, now);
        // The first code that a member scans decides who cares for them.
        member.StoreId ??= await context.Set<OrgUnitRow>().Where(unit => unit.Key == code.Store).Select(unit => (long?)unit.Id).FirstOrDefaultAsync(cancellationToken);
        if (code.Row.Guide is { } guide)
            member.GuideId ??= await context.Set<StaffRow>().Where(staff => staff.Key == guide).Select(staff => (long?)staff.Id).FirstOrDefaultAsync(cancellationToken);
        return member;
    }

    private static async Task<string> StateAsync(StudioDbContext context, ScannedCode code, long member, CancellationToken cancellationToken)
    {
        var session = code.Session;
        var tags = await context.Set<MemberTagRow>().Where(tag => tag.MemberId == member && tag.Scope == session.Key).Select(tag => tag.Tag).ToListAsync(cancellationToken);
        if (code.ForCheckIn && tags.Contains(SessionTags.CheckedIn))
            return "CheckIn.Again";
        if (tags.Contains(SessionTags.SignedUp))
            return code.ForCheckIn ? "CheckIn.Done" : "SignUp.Again";
        var counted = code.ForCheckIn ? SessionTags.CheckedIn : SessionTags.SignedUp;
        var taken = await context.Set<MemberTagRow>().CountAsync(tag => tag.Tag == counted && tag.Scope == session.Key, cancellationToken);
        return (code.ForCheckIn, taken >= session.Capacity) switch
        {
            (true, true) => "CheckIn.Full",
            (false, true) => "SignUp.Full",
            (true, false) => "CheckIn.WalkIn",
            _ => "SignUp.Sent",
        };
    }

    private static Dictionary<string, AttributeValue> Properties(ScannedCode code, Scanner scanner)
    {
        var texts = new (string Key, string? Value)[]
        {
            ("code", code.Row.PublicId), ("purpose", code.Row.Purpose), ("session", code.Session.Key), ("store", code.Store), ("guide", code.Row.Guide), ("referrer", scanner.Referrer),
        };
        return texts.Where(t => !string.IsNullOrEmpty(t.Value)).ToDictionary(t => t.Key, AttributeValue (t) => new AttributeValue.Text(t.Value!));
    }
}
