using Microsoft.AspNetCore.Identity;

namespace JourneyStudio.Storage.Identity;

public sealed class StudioRole : IdentityRole<long>
{
    public const string Admin = "admin";
    public const string Operator = "operator";

    public StudioRole()
    {
    }

    public StudioRole(string name)
        : base(name)
    {
    }
}
