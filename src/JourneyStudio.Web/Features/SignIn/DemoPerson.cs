using JourneyStudio.Storage.Identity;

namespace JourneyStudio.Web.Features.SignIn;

/// <summary>Somebody of a trial, by the name of their role; where they work is of the sample workspace.</summary>
/// <param name="Role">Their role, and their account.</param>
/// <param name="Unit">Key of the unit they are given; null: none.</param>
/// <param name="Staff">Key of the staff person they are; null: none.</param>
/// <param name="ProductLine">Key of the product line they are given; null: all.</param>
internal sealed record DemoPerson(string Role, string? Unit = null, string? Staff = null, string? ProductLine = null)
{
    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        new(StudioRole.Admin),
        new(StudioRole.Operator),
        new(StudioRole.Tester),
        new(StudioRole.Analyst, ProductLine: "first-milk"),
        new(StudioRole.RegionManager, Unit: "east"),
        new(StudioRole.Supervisor, Unit: "south"),
        new(StudioRole.StoreManager, Staff: "ju"),
        new(StudioRole.Guide, Staff: "lan"),
        new(StudioRole.Lecturer, Unit: "east-maple"),
        new(StudioRole.Partner, Unit: "harbour"),
    ];
}
