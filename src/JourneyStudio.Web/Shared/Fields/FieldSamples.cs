using System.Collections.Immutable;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Time;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Rules;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Shared.Viewing;

namespace JourneyStudio.Web.Shared.Fields;

/// <summary>Finds the example for whoever draws or tries a journey, always behind the mask: a member of those they are responsible for, or nobody in particular.</summary>
public sealed class FieldSamples(SampleMembers samples, MemberFilters filters, MemberListings listings, PersonalReading personal, SignedIn signedIn)
{
    private const int Offered = 8;

    /// <param name="workspaceZone">Zone of members who have none.</param>
    /// <param name="chosen">Number of the member whom the reader chose; null: whoever shows the most.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The usual example also where the chosen member is in the reader's sight no longer.</returns>
    public async Task<FieldSample> FindAsync(string workspaceZone, long? chosen, CancellationToken cancellationToken)
    {
        var scope = await signedIn.ScopeAsync(StudioPolicies.Draft);
        if (chosen is not null && await samples.FindAsync(workspaceZone, scope, chosen, cancellationToken) is { } one)
            return await ShownAsync(one, cancellationToken) with { IsChosen = true };
        return await samples.FindAsync(workspaceZone, scope, null, cancellationToken) is { } usual ? await ShownAsync(usual, cancellationToken) : Nobody(workspaceZone);
    }

    /// <summary>Members whom the reader may see and who carry the words, the newest first. As in the list of members, whoever may not look behind the mask finds only by the whole name or number.</summary>
    public async Task<IReadOnlyList<SampleChoice>> SearchAsync(string words, string workspaceZone, CancellationToken cancellationToken)
    {
        if (words.Trim().Length == 0)
            return [];
        var scope = await signedIn.ScopeAsync(StudioPolicies.Draft);
        var found = await filters.FindAsync(null, workspaceZone, scope, words, !await signedIn.MayLookAsync(), null, cancellationToken);
        var page = await listings.PageAsync(scope, found, null, Offered, cancellationToken);
        return [.. page.Select(member => new SampleChoice(member.Id, Masking.Name(member.Name), member.Phone is { } phone ? Masking.End(phone) : member.Email is { } email ? Masking.Email(email) : ""))];
    }

    private async Task<FieldSample> ShownAsync(SampleMember found, CancellationToken cancellationToken)
    {
        var book = await personal.ReadAsync([found.Member.Id.Value], cancellationToken);
        var mask = PersonalMask.Of(book, found.Member.Id.Value, mayLook: false);
        // Nothing that is made for the example leads to the member themselves
        return new FieldSample(mask.Name(found.Name), found.Member with { Id = default, PublicId = "example" }, found.Session, found.Records, mask);
    }

    private static FieldSample Nobody(string zone) => new(
        null,
        new MemberSnapshot { Id = default, PublicId = "example", Zone = Zones.Find(zone).TryGet(out var own) ? own : TimeZoneInfo.Utc, Language = StudioLanguages.Current },
        null,
        ImmutableSortedDictionary<string, string>.Empty,
        PersonalMask.None);
}
