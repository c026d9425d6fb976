namespace JourneyStudio.Web.Tests.Security.Matrix;

/// <summary>Every endpoint and every page of the studio, and who may open it. An endpoint that is not in here fails the tests: write down who may call it.</summary>
internal static class AccessMatrix
{
    /// <summary>An operator who is given one region.</summary>
    public const string Branch = "branch-operator";

    /// <summary>Somebody whose account was closed; they had been an operator.</summary>
    public const string Closed = "closed";

    private static readonly string[] Brand = ["admin", "operator"];
    private static readonly string[] Drawing = [.. Brand, "tester"];
    private static readonly string[] Editing = [.. Brand, Branch, "region-manager", "store-manager"];
    private static readonly string[] Merging = [.. Brand, Branch];
    private static readonly string[] Segments = [.. Merging, "analyst", "region-manager"];
    private static readonly string[] Tasks = [.. Merging, "region-manager", "supervisor", "store-manager", "guide"];
    private static readonly string[] Members = [.. Tasks, "analyst"];
    private static readonly string[] Sessions = [.. Tasks, "lecturer", "partner"];
    private static readonly string[] EditingSessions = [.. Merging, "region-manager"];
    private static readonly string[] Everybody = [.. Sessions, "tester", "analyst"];
    private static readonly string[] Admin = ["admin"];

    public static IReadOnlyList<string> Accounts { get; } = [.. Everybody, Closed];

    /// <summary>What somebody opens in a browser. The path is one that can be asked for; {member} and {journey} stand for one of each, {code} for a QR code.</summary>
    public static IReadOnlyList<OpenedPage> Pages { get; } =
    [
        new("GET /", "/", Everybody),
        new("GET,POST /journeys", "/journeys", Drawing),
        new("GET,POST /journeys/import", "/journeys/import", Drawing),
        new("GET /journeys/export.zip", "/journeys/export.zip", Drawing),
        new("GET,POST /journeys/map", "/journeys/map", Drawing),
        new("GET,POST /journeys/templates", "/journeys/templates", Drawing),
        new("GET,POST /journeys/templates/{Key}", "/journeys/templates/welcome", Drawing),
        new("GET,POST /journeys/{DefinitionId}", "/journeys/{journey}", Drawing),
        new("GET,POST /journeys/{DefinitionId}/versions", "/journeys/{journey}/versions", Drawing),
        new("GET,POST /journeys/{DefinitionId}/forecast", "/journeys/{journey}/forecast", Drawing),
        new("GET,POST /journeys/{DefinitionId}/sandbox", "/journeys/{journey}/sandbox", Drawing),
        new("GET,POST /sandbox", "/sandbox", Drawing),
        new("GET,POST /help/{Topic}", "/help/sandbox", Drawing),
        new("GET,POST /journeys/{DefinitionId}/scenarios", "/journeys/{journey}/scenarios", Drawing),
        new("GET,POST /journeys/{Id}/operations", "/journeys/{journey}/operations", Brand),
        new("GET,POST /journeys/{Id}/migration", "/journeys/{journey}/migration", Brand),
        new("GET /api/drafts/{definitionId}/", "/api/drafts/{journey}", Drawing),
        new("GET /api/drafts/{definitionId}/definition.json", "/api/drafts/{journey}/definition.json", Drawing),
        new("POST /api/drafts/{definitionId}/commands", "/api/drafts/{journey}/commands", Drawing),
        new("GET,POST /members", "/members", Members),
        new("GET,POST /members/{PublicId}", "/members/{member}", Members),
        new("GET,POST /members/{PublicId}/edit", "/members/{member}/edit", Editing),
        new("GET,POST /members/duplicates", "/members/duplicates", Merging),
        new("GET,POST /members/merge", "/members/merge?survivor={member}&duplicate={other}", Merging),
        new("GET /members/{publicId}/export.json", "/members/{member}/export.json", Admin),
        new("GET /members/{publicId}/export.txt", "/members/{member}/export.txt", Admin),
        new("GET,POST /members/imports", "/members/imports", Brand),
        new("GET,POST /members/imports/{Id:long}", "/members/imports/1", Brand),
        new("GET /members/imports/token", "/members/imports/token", Brand),
        new("POST /members/imports/file", "/members/imports/file", Brand),
        new("GET /members/imports/{id:long}/rejected.csv", "/members/imports/1/rejected.csv", Brand),
        new("GET,POST /members/attributes", "/members/attributes", Brand),
        new("GET,POST /members/export", "/members/export", Admin),
        new("GET /members/export.csv", "/members/export.csv", Admin),
        new("GET,POST /tags", "/tags", Segments),
        new("GET,POST /tags/{Key}", "/tags/new", Brand),
        new("GET,POST /tags/models", "/tags/models", Brand),
        new("GET,POST /tags/bulk", "/tags/bulk", [.. Merging, "region-manager"]),
        new("GET,POST /segments", "/segments", Segments),
        new("GET,POST /segments/{Key}", "/segments/{segment}", Segments),
        new("GET,POST /tasks", "/tasks", Tasks),
        new("GET,POST /campaigns", "/campaigns", Sessions),
        new("GET,POST /campaigns/new", "/campaigns/new", EditingSessions),
        new("GET,POST /campaigns/import", "/campaigns/import", EditingSessions),
        new("GET,POST /campaigns/sessions/{Key}", "/campaigns/sessions/{session}", Sessions),
        new("GET,POST /qr-codes", "/qr-codes", Sessions),
        new("GET /qr/{code}.svg", "/qr/{code}.svg", Sessions),
        new("GET /qr/{code}.png", "/qr/{code}.png", Sessions),
        new("GET,POST /mailbox", "/mailbox", Drawing),
        new("GET,POST /dead-letters", "/dead-letters", Brand),
        new("GET,POST /health/stages", "/health/stages", Brand),
        new("GET,POST /settings/channels", "/settings/channels", Admin),
        new("GET,POST /settings/contact", "/settings/contact", Admin),
        new("GET,POST /settings/contact/suppression", "/settings/contact/suppression", Admin),
        new("GET,POST /settings/organisation", "/settings/organisation", Admin),
        new("GET,POST /settings/organisation/hand-over", "/settings/organisation/hand-over", ["admin", "region-manager", "store-manager"]),
        new("GET,POST /settings/people", "/settings/people", Admin),
        new("GET,POST /account", "/account", Everybody),
        new("POST /account/password", "/account/password", Everybody),
        new("POST /account/sign-out-others", "/account/sign-out-others", Everybody),
        new("GET,POST /settings/api-keys", "/settings/api-keys", Admin),
        new("GET,POST /settings/audit", "/settings/audit", Admin),
        new("GET,POST /no-permission", "/no-permission", Accounts),
        new("POST /sign-out", "/sign-out", Everybody),
        new(" /_blazor", "/_blazor", Everybody),
        new(" /_blazor/negotiate", "/_blazor/negotiate", Everybody),
        new(" /_blazor/disconnect/", "/_blazor/disconnect", Everybody),
        new(" /_blazor/initializers/", "/_blazor/initializers", Everybody),
        new("GET /_framework/opaque-redirect", "/_framework/opaque-redirect", Everybody),
    ];

    /// <summary>What programs call with a key: the scope it asks for, and whether a key of one branch is let in.</summary>
    public static IReadOnlyList<CalledEndpoint> Calls { get; } =
    [
        new("POST /api/events", "events", ForBranches: false),
        new("POST /api/records", "events", ForBranches: false),
        new("POST /api/coupons/{id}/{act}", "events", ForBranches: false),
        new("POST /api/staff/{key}/bind", "events", ForBranches: false),
        new("GET /api/journeys/", "read", ForBranches: false),
        new("GET /api/journeys/{id}/counts", "read", ForBranches: false),
        new("GET /api/journeys/export", "read", ForBranches: false),
        new("GET /api/journeys/{id}/definition", "read", ForBranches: false),
        new("GET /api/journeys/schema", "read", ForBranches: false),
        new("GET /api/members/{externalId}/journeys/{journey}/why", "read", ForBranches: true),
        new("GET /api/members/{externalId}/timeline", "read", ForBranches: true),
        new("GET /api/members/{externalId}/inbox", "read", ForBranches: true),
        new("GET /api/messages", "read", ForBranches: true),
        new("GET /api/tasks", "read", ForBranches: true),
        new("POST /api/tasks/{id}/outcome", "tasks", ForBranches: true),
        new("POST /api/staff/{key}/leave", "tasks", ForBranches: true),
        new("POST /api/staff/{key}/hand-over/", "tasks", ForBranches: true),
        new("GET /api/staff/{key}/hand-over/", "tasks", ForBranches: true),
        new("GET /api/members/{externalId}/export", "members", ForBranches: true),
        new("DELETE /api/members/{externalId}/", "members", ForBranches: true),
        new("POST /api/members/merge", "members", ForBranches: true),
        new("POST /api/members", "members", ForBranches: false),
        new("GET /api/members/export", "members", ForBranches: false),
        new("POST /api/members/imports/", "members", ForBranches: false),
        new("GET /api/members/imports/{id:long}", "members", ForBranches: false),
        new("POST /api/members/imports/{id:long}/start", "members", ForBranches: false),
        new("POST /api/members/imports/{id:long}/cancel", "members", ForBranches: false),
        new("GET /api/members/imports/{id:long}/rejected", "members", ForBranches: false),
        new("GET /api/sessions/", "read", ForBranches: true),
        new("GET /api/sessions/{key}", "read", ForBranches: true),
        new("POST /api/sessions/", "operate", ForBranches: true),
        new("POST /api/sessions/import", "operate", ForBranches: true),
        new("PUT /api/sessions/{key}", "operate", ForBranches: true),
        new("POST /api/sessions/{key}/reschedule", "operate", ForBranches: true),
        new("POST /api/sessions/{key}/cancel", "operate", ForBranches: true),
        new("POST /api/sessions/{key}/clone", "operate", ForBranches: true),
        new("GET /api/campaigns/", "read", ForBranches: true),
        new("POST /api/campaigns/", "operate", ForBranches: false),
        new("POST /api/campaigns/{key}/clone", "operate", ForBranches: false),
        new("POST /api/journeys/import", "operate", ForBranches: false),
        new("POST /api/journeys/{id}/pause", "operate", ForBranches: false),
        new("POST /api/journeys/{id}/resume", "operate", ForBranches: false),
        new("POST /api/journeys/{id}/stop", "operate", ForBranches: false),
        new("POST /api/journeys/{id}/operations", "operate", ForBranches: false),
        new("GET /api/journeys/{id}/operations", "operate", ForBranches: false),
        new("POST /api/journeys/{id}/operations/{operation:long}/cancel", "operate", ForBranches: false),
        new("GET /api/journeys/{id}/starts", "operate", ForBranches: false),
        new("POST /api/journeys/{id}/starts/{activity}", "operate", ForBranches: false),
        new("GET /api/journeys/{id}/migrations", "operate", ForBranches: false),
        new("POST /api/journeys/{id}/migrations", "operate", ForBranches: false),
        new("POST /api/journeys/{id}/migrations/{operation:long}/take-back", "operate", ForBranches: false),
    ];

    /// <summary>What opens without signing in: pages of members by their signed links, and what comes before signing in.</summary>
    public static IReadOnlyList<string> Public { get; } =
    [
        "GET,POST /sign-in", "GET,POST /sign-in/code", "GET,POST /sign-in/set-up", "GET,POST /join", "GET,POST /error", "GET,POST /not-found", "POST /preferences/language", "POST /preferences/theme", "GET /health", "GET /openapi/{documentName}.json",
        "POST /api/calls/{journey}/{activity}", "GET /q/{code}", "POST /q/{code}", "GET /t/checkin", "GET /t/coupon", "POST /t/coupon", "GET /t/form/{key}", "POST /t/form/{key}", "GET /t/preferences",
        "POST /t/preferences", "GET /t/privacy", "GET /t/redeem", "POST /t/redeem", "GET /t/referral", "GET /t/register", "POST /t/register", "GET /t/unsubscribe", "POST /t/unsubscribe",
    ];

    /// <summary>The answer to a file that is not there.</summary>
    public const string MissingFile = "GET,HEAD /{**path:file}";
}

/// <summary>A page, or what a page's script calls.</summary>
/// <param name="Endpoint">Its methods and route.</param>
/// <param name="Path">An address of it.</param>
/// <param name="Accounts">Who may open it.</param>
internal sealed record OpenedPage(string Endpoint, string Path, IReadOnlyList<string> Accounts);

/// <summary>An endpoint for programs.</summary>
/// <param name="Endpoint">Its method and route.</param>
/// <param name="Scope">The scope a key needs.</param>
/// <param name="ForBranches">Whether a key that is limited to a branch may call it.</param>
internal sealed record CalledEndpoint(string Endpoint, string Scope, bool ForBranches);
