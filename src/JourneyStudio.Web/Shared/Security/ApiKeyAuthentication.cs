using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using JourneyStudio.Storage.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Web.Shared.Security;

/// <summary>Lets a program in by the header <c>X-Api-Key</c>; its scopes become claims.</summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "api-key";
    public const string Header = "X-Api-Key";
    public const string ScopeClaim = "scope";

    /// <summary>Of keys that are limited to no branch: nothing more has to be read of them.</summary>
    public const string WholeBrandClaim = "whole-brand";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers[Header] is not [{ Length: > 0 } key])
            return AuthenticateResult.NoResult();
        if (await keys.FindAsync(ApiKeyHash.Of(key), Context.RequestAborted) is not { } known)
            return AuthenticateResult.Fail("The API key is unknown or revoked.");
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, known.Name), new Claim(Actor.KeyClaim, known.Id.ToString(CultureInfo.InvariantCulture))], SchemeName);
        identity.AddClaims(known.Scopes.Select(scope => new Claim(ScopeClaim, scope)));
        if (known.WholeBrand)
            identity.AddClaim(new Claim(WholeBrandClaim, ""));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = Header;
        return Response.WriteAsJsonAsync(new { error = $"Send a valid API key in the header {Header}." }, Context.RequestAborted);
    }
}
