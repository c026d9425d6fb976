using System.Collections.Immutable;
using JourneyStudio.Storage.Identity;

namespace JourneyStudio.Web.Shared.Security;

/// <summary>Something that people of some roles may do. The whole table, as it is enforced and as it is shown.</summary>
/// <param name="Policy">Name of the policy that asks for it.</param>
/// <param name="Roles">Who may.</param>
/// <param name="WholeBrand">Only for those whose scope is the whole brand: what is done here acts on, or tells of, everybody's members.</param>
internal sealed record Permission(string Policy, ImmutableArray<string> Roles, bool WholeBrand)
{
    private static readonly ImmutableArray<string> Headquarters = [StudioRole.Admin, StudioRole.Operator];

    public static ImmutableArray<Permission> All { get; } =
    [
        new(StudioPolicies.SignedIn, [.. StudioRole.All], WholeBrand: false),
        new(StudioPolicies.Draft, [.. Headquarters, StudioRole.Tester], WholeBrand: true),
        new(StudioPolicies.Studio, Headquarters, WholeBrand: true),
        new(StudioPolicies.SeeMailbox, [.. Headquarters, StudioRole.Tester], WholeBrand: true),
        new(StudioPolicies.SeeMembers, [.. Headquarters, StudioRole.Analyst, StudioRole.RegionManager, StudioRole.Supervisor, StudioRole.StoreManager, StudioRole.Guide], WholeBrand: false),
        new(StudioPolicies.RevealMembers, [.. Headquarters, StudioRole.RegionManager, StudioRole.StoreManager, StudioRole.Guide], WholeBrand: false),
        new(StudioPolicies.EditMembers, [.. Headquarters, StudioRole.RegionManager, StudioRole.StoreManager], WholeBrand: false),
        new(StudioPolicies.MergeMembers, Headquarters, WholeBrand: false),
        new(StudioPolicies.SeeSegments, [.. Headquarters, StudioRole.Analyst, StudioRole.RegionManager], WholeBrand: false),
        new(StudioPolicies.TagMembers, [.. Headquarters, StudioRole.RegionManager], WholeBrand: false),
        new(StudioPolicies.HandOver, [StudioRole.Admin, StudioRole.RegionManager, StudioRole.StoreManager], WholeBrand: false),
        new(StudioPolicies.WorkTasks, [.. Headquarters, StudioRole.RegionManager, StudioRole.Supervisor, StudioRole.StoreManager, StudioRole.Guide], WholeBrand: false),
        new(StudioPolicies.SeeSessions, [.. Headquarters, StudioRole.RegionManager, StudioRole.Supervisor, StudioRole.StoreManager, StudioRole.Guide, StudioRole.Lecturer, StudioRole.Partner], WholeBrand: false),
        new(StudioPolicies.EditSessions, [.. Headquarters, StudioRole.RegionManager], WholeBrand: false),
        new(StudioPolicies.Admin, [StudioRole.Admin], WholeBrand: true),
    ];
}
