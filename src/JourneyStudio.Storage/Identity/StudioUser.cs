using Microsoft.AspNetCore.Identity;

namespace JourneyStudio.Storage.Identity;

/// <summary>Someone who signs in to the studio: operators, admins, later guides and managers. Never a member.</summary>
public sealed class StudioUser : IdentityUser<long>
{
    public string DisplayName { get; set; } = "";

    /// <summary>Language of the interface: <c>en</c> or <c>zh-CN</c>; empty follows the browser.</summary>
    public string Language { get; set; } = "";

    /// <summary>When the account was closed; null while it is open.</summary>
    public DateTimeOffset? DeactivatedAt { get; set; }

    /// <summary><c>light</c>, <c>dark</c> or <c>system</c>.</summary>
    public string Theme { get; set; } = "system";
}
