namespace JourneyStudio.Web.Shared.Viewing;

/// <summary>How the person at the screen wants things shown; read from cookies when the page is asked for.</summary>
public sealed record ViewerSettings
{
    public const string ThemeCookie = "studio.theme";
    public const string ZoneCookie = "studio.zone";
    public const string Light = "light";
    public const string Dark = "dark";

    /// <summary><c>light</c> or <c>dark</c>.</summary>
    public required string Theme { get; init; }

    /// <summary>IANA zone of the browser; UTC until the browser has told it.</summary>
    public required string Zone { get; init; }

    public string OtherTheme => Theme == Dark ? Light : Dark;

    public static ViewerSettings From(HttpContext context)
    {
        var zone = context.Request.Cookies[ZoneCookie];
        return new ViewerSettings
        {
            Theme = context.Request.Cookies[ThemeCookie] == Dark ? Dark : Light,
            Zone = zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) ? zone : "UTC",
        };
    }
}
