using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Web.Shared.Localisation;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Features.Touchpoints;

/// <summary>Finds the member behind a page, or makes a new one.</summary>
internal static class TouchMembers
{
    /// <summary>A link that was made for somebody who was merged since is the survivor's.</summary>
    public static async Task<MemberRow?> FindAsync(StudioDbContext context, string publicId, CancellationToken cancellationToken) =>
        await StandingAsync(context, await context.Set<MemberRow>().FirstOrDefaultAsync(row => row.PublicId == publicId, cancellationToken), cancellationToken);

    /// <summary>The member who has had this number longest; else the one whom somebody with this number turned out to be.</summary>
    public static async Task<MemberRow?> FindByPhoneAsync(StudioDbContext context, string phone, CancellationToken cancellationToken) => await StandingAsync(
        context,
        await context.Set<MemberRow>().Where(row => row.Phone == phone && (row.State == "active" || row.State == "merged")).OrderBy(row => row.MergedInto != null).ThenBy(row => row.Id).FirstOrDefaultAsync(cancellationToken),
        cancellationToken);

    private static async Task<MemberRow?> StandingAsync(StudioDbContext context, MemberRow? found, CancellationToken cancellationToken)
    {
        if (found is { State: "merged", MergedInto: { } survivor })
            found = await context.Set<MemberRow>().FirstOrDefaultAsync(row => row.Id == survivor, cancellationToken);
        return found is { State: "active" } ? found : null;
    }

    /// <summary>Someone nobody knew: a number, the language of the page, and the zone of the place.</summary>
    public static MemberRow Create(StudioDbContext context, long id, string phone, string zone, DateTimeOffset now)
    {
        var member = new MemberRow
        {
            Id = id,
            PublicId = PublicId.New(),
            Slot = SlotLease.SlotOf(new MemberId(id)),
            Name = "",
            NameFolded = "",
            Phone = phone,
            Language = StudioLanguages.Current,
            TimeZone = zone,
            FirstVisitAt = now,
            CreatedAt = now,
            UpdatedAt = now,
        };
        context.Add(member);
        // Until an official account is connected and tells the OpenID, the preview mailbox receives for this member under an address of its own.
        context.Add(new MemberAddressRow { MemberId = id, Channel = ChannelKeys.WeChatTemplate, Address = $"preview-{member.PublicId}", At = now });
        return member;
    }

    /// <summary>Grants a consent, in the ledger too.</summary>
    public static Task GrantAsync(StudioDbContext context, long member, string channel, MessagePurpose purpose, string source, DateTimeOffset now, CancellationToken cancellationToken) =>
        ConsentLedger.SetAsync(context, member, new Consent(channel, purpose), granted: true, source, now, cancellationToken);
}
