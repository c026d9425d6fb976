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
    public static Task<MemberRow?> FindAsync(StudioDbContext context, string publicId, CancellationToken cancellationToken) =>
        context.Set<MemberRow>().FirstOrDefaultAsync(row => row.PublicId == publicId && row.State == "active", cancellationToken);

    /// <summary>The member who has had this number longest.</summary>
    public static Task<MemberRow?> FindByPhoneAsync(StudioDbContext context, string phone, CancellationToken cancellationToken) =>
        context.Set<MemberRow>().Where(row => row.Phone == phone && row.State == "active").OrderBy(row => row.Id).FirstOrDefaultAsync(cancellationToken);

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
