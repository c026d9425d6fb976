using System.Collections.Immutable;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Time;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Rules;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Shared.Viewing;

namespace JourneyStudio.Web.Shared.Fields;

/// <summary>Finds the example for whoever is in front of the page: a member whom they may see, or nobody in particular.</summary>
public sealed class FieldSamples(SampleMembers samples, PersonalReading personal, SignedIn signedIn)
{
    public async Task<FieldSample> FindAsync(string workspaceZone, CancellationToken cancellationToken)
    {
        if (!await signedIn.MayAsync(StudioPolicies.SeeMembers) || await samples.FindAsync(workspaceZone, await signedIn.ScopeAsync(), cancellationToken) is not { } found)
            return Nobody(workspaceZone);
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
