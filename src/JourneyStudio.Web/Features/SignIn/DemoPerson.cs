using JourneyStudio.Storage.Identity;

namespace JourneyStudio.Web.Features.SignIn;

/// <summary>Somebody of a trial; where they work is of the sample workspace.</summary>
/// <param name="Role">Their role, and their account.</param>
/// <param name="Name">What they are called: nobody is.</param>
/// <param name="Unit">Key of the unit they are given; null: none.</param>
/// <param name="Staff">Key of the staff person they are; null: none.</param>
/// <param name="ProductLine">Key of the product line they are given; null: all.</param>
internal sealed record DemoPerson(string Role, string Name, string? Unit = null, string? Staff = null, string? ProductLine = null)
{
    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        new(StudioRole.Admin, "艾样例 Ada Specimen"),
        new(StudioRole.Operator, "欧样例 Olli Specimen"),
        new(StudioRole.Tester, "苔样例 Tess Specimen"),
        new(StudioRole.Analyst, "安样例 Ana Specimen", ProductLine: "first-milk"),
        new(StudioRole.RegionManager, "任样例 Rena Specimen", Unit: "east"),
        new(StudioRole.Supervisor, "申样例 Sven Specimen", Unit: "south"),
        new(StudioRole.StoreManager, "菊样例 Ju Specimen", Staff: "ju"),
        new(StudioRole.Guide, "兰样例 Lan Specimen", Staff: "lan"),
        new(StudioRole.Lecturer, "雷样例 Leo Specimen", Unit: "east-maple"),
        new(StudioRole.Partner, "白样例 Pia Specimen", Unit: "harbour"),
    ];
}
