using JourneyStudio.Engine.Members;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Members;

/// <summary>Whose addresses those of the suppression list are.</summary>
internal static class SuppressionOwners
{
    public static async Task<Dictionary<(string Channel, string Address), (string PublicId, string Name)>> FindAsync(
        StudioDbContext context, IReadOnlyCollection<SuppressionRow> rows, CancellationToken cancellationToken)
    {
        var emails = rows.Where(row => row.Channel == ChannelKeys.Email).Select(row => row.Address).ToList();
        var phones = rows.Where(row => row.Channel == ChannelKeys.Sms).Select(row => row.Address).ToList();
        var others = rows.Where(row => row.Channel is not (ChannelKeys.Email or ChannelKeys.Sms)).Select(row => row.Address).ToList();
        var members = context.Set<MemberRow>().AsNoTracking();
        var byEmail = await members.Where(row => emails.Contains(row.EmailFolded!)).Select(row => new Owner(ChannelKeys.Email, row.EmailFolded!, row.PublicId, row.Name)).ToListAsync(cancellationToken);
        var byPhone = await members.Where(row => phones.Contains(row.Phone!)).Select(row => new Owner(ChannelKeys.Sms, row.Phone!, row.PublicId, row.Name)).ToListAsync(cancellationToken);
        var byAccount = await (
            from address in context.Set<MemberAddressRow>()
            join member in members on address.MemberId equals member.Id
            where others.Contains(address.Address)
            select new Owner(address.Channel, address.Address, member.PublicId, member.Name)).ToListAsync(cancellationToken);
        return byEmail.Concat(byPhone).Concat(byAccount).DistinctBy(owner => (owner.Channel, owner.Address))
            .ToDictionary(owner => (owner.Channel, owner.Address), owner => (owner.PublicId, owner.Name));
    }

    private sealed record Owner(string Channel, string Address, string PublicId, string Name);
}
