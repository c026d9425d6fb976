using JourneyStudio.Engine.Members;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Writing;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Features.Touchpoints.Consents;

/// <summary>Reads and changes what a member agreed to. Every change stands in the ledger, and is an event that journeys can act on.</summary>
internal sealed class ConsentDesk(IDbContextFactory<StudioDbContext> contexts, IdBlocks ids, TimeProvider clock)
{
    private const string UnsubscribeSource = "unsubscribe";
    private const string PreferencesSource = "preferences";
    private static readonly string[] Channels = [.. ChannelKeys.ToMembers.Where(channel => ChannelKeys.Account(channel) == channel)];

    /// <summary>The member's preferences; null when the member is gone.</summary>
    public async Task<PreferencesView?> FindAsync(string publicId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await TouchMembers.FindAsync(context, publicId, cancellationToken) is { } member ? await ReadAsync(context, member, cancellationToken) : null;
    }

    /// <summary>Ends marketing on a channel. Doing it again changes nothing.</summary>
    public Task<PreferencesView?> WithdrawAsync(string publicId, string channel, CancellationToken cancellationToken) =>
        ChangeAsync(publicId, UnsubscribeSource, view => view.Channels.Where(known => known.Channel == channel && known.Marketing).Select(known => (channel, false)), cancellationToken);

    /// <summary>Takes over what is ticked: only what differs from before is a grant or a withdrawal.</summary>
    public Task<PreferencesView?> SaveAsync(string publicId, IReadOnlyCollection<string> ticked, CancellationToken cancellationToken) => ChangeAsync(
        publicId,
        PreferencesSource,
        view => view.Channels.Where(known => known.Marketing != ticked.Contains(known.Channel)).Select(known => (known.Channel, !known.Marketing)),
        cancellationToken);

    private async Task<PreferencesView?> ChangeAsync(
        string publicId, string source, Func<PreferencesView, IEnumerable<(string Channel, bool Granted)>> changes, CancellationToken cancellationToken)
    {
        var block = await ids.TakeAsync(IdNames.Event, Channels.Length, WritePriority.Interface, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var scope = await context.BeginWriteAsync(cancellationToken);
        if (await TouchMembers.FindAsync(context, publicId, cancellationToken) is not { } member)
            return null;
        var now = clock.GetUtcNow();
        foreach (var (channel, granted) in changes(await ReadAsync(context, member, cancellationToken)))
        {
            await ConsentLedger.SetAsync(context, member.Id, new Consent(channel, MessagePurpose.Marketing), granted, source, now, cancellationToken);
            var id = block.Next();
            var act = new TouchAct(granted ? "consent.granted" : "consent.withdrawn", source, $"{member.PublicId}:{channel}:{id}");
            TouchEvents.Add(context, act, id, member.Id, [Text("channel", channel), Text("purpose", ConsentPurposes.Marketing)], now);
        }
        await context.SaveChangesAsync(cancellationToken);
        await scope.CommitAsync(cancellationToken);
        return await ReadAsync(context, member, cancellationToken);
    }

    private static async Task<PreferencesView> ReadAsync(StudioDbContext context, MemberRow member, CancellationToken cancellationToken)
    {
        var addresses = await context.Set<MemberAddressRow>().Where(row => row.MemberId == member.Id).ToDictionaryAsync(row => row.Channel, row => row.Address, cancellationToken);
        if (member.Email is { Length: > 0 } email)
            addresses[ChannelKeys.Email] = email;
        if (member.Phone is { Length: > 0 } phone)
            addresses[ChannelKeys.Sms] = phone;
        var consents = await context.Set<MemberConsentRow>().Where(row => row.MemberId == member.Id && row.Purpose == ConsentPurposes.Marketing).ToListAsync(cancellationToken);
        var folded = addresses.Select(address => SuppressionRow.Fold(address.Key, address.Value)).ToList();
        var suppressed = await context.Set<SuppressionRow>().Where(row => folded.Contains(row.Address)).Select(row => row.Channel).ToListAsync(cancellationToken);
        return new PreferencesView([.. Channels
            .Where(channel => channel == ChannelKeys.InApp || addresses.ContainsKey(channel) || consents.Exists(row => row.Channel == channel))
            .Select(channel => new ChannelPreference(
                channel, Shown(channel, addresses.GetValueOrDefault(channel)), consents.Exists(row => row.Channel == channel && row.Granted), suppressed.Contains(channel)))]);
    }

    private static string? Shown(string channel, string? address) => (channel, address) switch
    {
        (_, null) => null,
        (ChannelKeys.Email, _) => Masking.Email(address),
        (ChannelKeys.Sms, _) => Masking.End(address),
        _ => null,
    };

    private static KeyValuePair<string, AttributeValue> Text(string name, string value) => new(name, new AttributeValue.Text(value));
}
