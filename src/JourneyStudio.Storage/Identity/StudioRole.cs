using Microsoft.AspNetCore.Identity;

namespace JourneyStudio.Storage.Identity;

public sealed class StudioRole : IdentityRole<long>
{
    public const string Admin = "admin";
    public const string Operator = "operator";
    public const string Tester = "tester";
    public const string Analyst = "analyst";
    public const string RegionManager = "region-manager";
    public const string Supervisor = "supervisor";
    public const string StoreManager = "store-manager";
    public const string Guide = "guide";
    public const string Lecturer = "lecturer";
    public const string Partner = "partner";

    public static IReadOnlyList<string> All { get; } = [Admin, Operator, Tester, Analyst, RegionManager, Supervisor, StoreManager, Guide, Lecturer, Partner];

    /// <summary>Those who work for the whole brand unless they are given a part of it; all others see nobody until they are given one.</summary>
    public static IReadOnlyList<string> Headquarters { get; } = [Admin, Operator, Tester, Analyst];

    public StudioRole()
    {
    }

    public StudioRole(string name)
        : base(name)
    {
    }
}
