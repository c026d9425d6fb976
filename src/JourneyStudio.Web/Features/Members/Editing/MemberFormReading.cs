using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Time;
using JourneyStudio.Runtime.Importing;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Upserting;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Features.Members.Editing;

/// <summary>Reads what the form of a member begins with, and the places and guides that can be chosen.</summary>
public sealed class MemberFormReading(MemberProfiles profiles, Vocabulary vocabulary, AuditLog log, IDbContextFactory<StudioDbContext> contexts)
{
    /// <returns>Null when there is no such member in the scope, or nobody may change them any more.</returns>
    public async Task<OpenedMember?> OpenAsync(string publicId, Scope scope, CancellationToken cancellationToken)
    {
        if (await profiles.FindAsync(publicId, scope, cancellationToken) is not { Member: { State: not ("erased" or "merged"), StaffId: null } member } profile)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var units = await context.Set<OrgUnitRow>().AsNoTracking().Where(unit => unit.Active).OrderBy(unit => unit.Path).ToListAsync(cancellationToken);
        var staff = await context.Set<StaffRow>().AsNoTracking().Where(row => (row.Active && row.Role == "guide") || row.Id == member.GuideId).OrderBy(row => row.Key).ToListAsync(cancellationToken);
        var addresses = await context.Set<MemberAddressRow>().AsNoTracking().Where(row => row.MemberId == member.Id).ToListAsync(cancellationToken);
        var lines = await context.Set<ProductLineRow>().AsNoTracking().Where(row => row.Active || row.Id == member.ProductLineId).OrderBy(row => row.Key).ToListAsync(cancellationToken);
        var words = await vocabulary.ReadAsync(cancellationToken);
        var values = new Dictionary<EntryField, AttributeValue?>();
        foreach (var (column, text) in Columns(member, units.Find(unit => unit.Id == member.StoreId)?.Key, lines.Find(line => line.Id == member.ProductLineId)?.Key))
            values[new(EntryFieldKind.Column, column)] = string.IsNullOrEmpty(text) ? null : new AttributeValue.Text(text);
        foreach (var attribute in profile.Attributes)
            values[new(EntryFieldKind.Attribute, attribute.Key)] = attribute.Value;
        foreach (var address in addresses.Where(row => FieldNames.Addressed.Contains(row.Channel)))
            values[new(EntryFieldKind.Address, address.Channel)] = new AttributeValue.Text(address.Address);
        foreach (var consent in profile.Consents)
            values[new(EntryFieldKind.Consent, consent.Channel, consent.Purpose)] = new AttributeValue.Flag(consent.Granted);
        var zone = Zones.Find(words.Content.Content.Zone).TryGet(out var found) ? found : TimeZoneInfo.Utc;
        return new OpenedMember(
            member, new MemberForm(values, words.Content, zone), words,
            [.. units.Where(unit => unit.Kind == "store" && (scope.Units is null || scope.Units.Contains(unit.Id)))], staff,
            lines.FindAll(line => scope.ProductLines is null || scope.ProductLines.Contains(line.Id)));
    }

    /// <summary>The form shows everything of a member: who opened it is noted.</summary>
    public Task NoteLookAsync(MemberRow member, long actor, CancellationToken cancellationToken) => log.NoteLookAsync("member.reveal", "member", member.PublicId, actor, cancellationToken);

    private static IEnumerable<(string Column, string? Text)> Columns(MemberRow member, string? store, string? line) =>
    [
        (MemberColumn.ExternalId, member.ExternalId), (MemberColumn.Name, member.Name), (MemberColumn.Phone, member.Phone), (MemberColumn.Email, member.Email), (MemberColumn.City, member.City),
        (MemberColumn.Stage, member.Stage), (MemberColumn.Level, member.Level), (MemberColumn.Store, store), (MemberColumn.ProductLine, line), (MemberColumn.Language, member.Language), (MemberColumn.Zone, member.TimeZone),
    ];
}

/// <summary>A member whose form is open.</summary>
/// <param name="Member">As they were read.</param>
/// <param name="Form">Their values.</param>
/// <param name="Words">What the workspace calls its things.</param>
/// <param name="Stores">Stores they can be handed to.</param>
/// <param name="Guides">Guides who can look after them.</param>
/// <param name="Lines">Product lines they can be counted to.</param>
public sealed record OpenedMember(MemberRow Member, MemberForm Form, KnownWords Words, IReadOnlyList<OrgUnitRow> Stores, IReadOnlyList<StaffRow> Guides, IReadOnlyList<ProductLineRow> Lines);
