using System.Security.Cryptography;
using System.Text;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Web.Shared.Codes;
using JourneyStudio.Web.Shared.Localisation;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Features.Touchpoints.Coupons;

/// <summary>Tells the staff of a store from everyone else by the store's code, which operators print beside its QR codes.</summary>
internal sealed class StoreDoor(IDbContextFactory<StudioDbContext> contexts, StorePins pins)
{
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> NamesAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stores = await context.Set<OrgUnitRow>().AsNoTracking().Where(unit => unit.Kind == "store" && unit.Active).OrderBy(unit => unit.Id).ToListAsync(cancellationToken);
        return [.. stores.Select(store => KeyValuePair.Create(store.Key, store.Names.In(StudioLanguages.Current)))];
    }

    public async Task<bool> OpensAsync(string store, string? typed, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await context.Set<OrgUnitRow>().AnyAsync(unit => unit.Key == store && unit.Kind == "store" && unit.Active, cancellationToken);
        var digits = new string([.. (typed ?? "").Normalize(NormalizationForm.FormKC).Where(char.IsAsciiDigit)]);
        return known && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(digits), Encoding.ASCII.GetBytes(pins.Of(store)));
    }
}
