namespace JourneyStudio.Engine.Members;

/// <summary>Who of the brand is meant, seen from a member.</summary>
public static class StaffRoles
{
    /// <summary>The member's guide, else the manager of their store.</summary>
    public const string Guide = "guide";

    /// <summary>The manager of the member's store.</summary>
    public const string Manager = "manager";
}
