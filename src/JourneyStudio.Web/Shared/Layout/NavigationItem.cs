using JourneyStudio.Web.Shared.Security;

namespace JourneyStudio.Web.Shared.Layout;

/// <summary>One place of the studio: its group, name key, address, icon, and the policy that opens it.</summary>
internal sealed record NavigationItem(string Group, string Name, string Href, string IconName, string Policy)
{
    public static readonly IReadOnlyList<NavigationItem> All =
    [
        new("Nav.Group.Journeys", "Nav.Journeys", "/journeys", "route", StudioPolicies.Draft),
        new("Nav.Group.Journeys", "Nav.Templates", "/journeys/templates", "layout-dashboard", StudioPolicies.Draft),
        new("Nav.Group.Journeys", "Nav.JourneyMap", "/journeys/map", "network", StudioPolicies.Draft),
        new("Nav.Group.Members", "Nav.Members", "/members", "users", StudioPolicies.SeeMembers),
        new("Nav.Group.Members", "Nav.Tags", "/tags", "tag", StudioPolicies.SeeSegments),
        new("Nav.Group.Members", "Nav.Segments", "/segments", "list-filter", StudioPolicies.SeeSegments),
        new("Nav.Group.Touchpoints", "Nav.Campaigns", "/campaigns", "calendar-clock", StudioPolicies.SeeSessions),
        new("Nav.Group.Touchpoints", "Nav.QrCodes", "/qr-codes", "qr-code", StudioPolicies.SeeSessions),
        new("Nav.Group.People", "Nav.Tasks", "/tasks", "clipboard-check", StudioPolicies.WorkTasks),
        new("Nav.Group.TryOut", "Nav.Sandbox", "/sandbox", "flask-conical", StudioPolicies.Draft),
        new("Nav.Group.TryOut", "Nav.Mailbox", "/mailbox", "inbox", StudioPolicies.SeeMailbox),
        new("Nav.Group.Settings", "Nav.DeadLetters", "/dead-letters", "octagon-x", StudioPolicies.Studio),
        new("Nav.Group.Settings", "Nav.Health", "/health/stages", "zap", StudioPolicies.Studio),
        new("Nav.Group.Settings", "Nav.Channels", "/settings/channels", "mail", StudioPolicies.Admin),
        new("Nav.Group.Settings", "Nav.People", "/settings/people", "users", StudioPolicies.Admin),
        new("Nav.Group.Settings", "Nav.ApiKeys", "/settings/api-keys", "lock", StudioPolicies.Admin),
        new("Nav.Group.Settings", "Nav.Audit", "/settings/audit", "history", StudioPolicies.Admin),
        new("Nav.Group.Settings", "Nav.Organisation", "/settings/organisation", "building-2", StudioPolicies.Admin),
        new("Nav.Group.Settings", "Nav.Contact", "/settings/contact", "shield-check", StudioPolicies.Admin),
    ];

    /// <summary>The item whose address is the longest beginning of a path; null: none.</summary>
    public static NavigationItem? Nearest(string path) =>
        All.Where(item => path.StartsWith(item.Href, StringComparison.Ordinal) && (path.Length == item.Href.Length || path[item.Href.Length] is '/' or '?' or '#')).MaxBy(item => item.Href.Length);
}
