using System.Security.Cryptography;

namespace JourneyStudio.Web.Shared.Security;

/// <summary>Headers that every answer carries. Scripts run only from our own files or with the page's nonce.</summary>
internal static class SecurityHeaders
{
    private const string NonceItem = "studio.nonce";

    /// <summary>Radzen's only inline handler, <c>Radzen.activeElement = null</c>, allowed by its hash.</summary>
    private static readonly string RadzenHandler =
        $"'unsafe-hashes' 'sha256-{Convert.ToBase64String(SHA256.HashData("Radzen.activeElement = null"u8))}'";

    public static string Nonce(HttpContext context)
    {
        if (context.Items[NonceItem] is not string nonce)
            context.Items[NonceItem] = nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        return nonce;
    }

    /// <summary>Written when the answer begins: what handles an exception throws away the headers that were there before.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(Write, context);
        return next(context);
    });

    private static Task Write(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.ContentSecurityPolicy = Policy(Nonce(context));
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
        // what the API answers is of members: no cache on the way keeps it
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    /// <summary>Styles may be inline: Radzen and the canvas place things with style attributes, which cannot run anything.</summary>
    private static string Policy(string nonce) =>
        "default-src 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'none'; form-action 'self'; " +
        $"script-src 'self' 'nonce-{nonce}' {RadzenHandler}; style-src 'self' 'unsafe-inline'; " +
        "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-src 'self'; worker-src 'self' blob:";
}
