using System.Text;
using JourneyStudio.Web.Shared.Codes;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JourneyStudio.Web.Features.QrCodes;

/// <summary>QR codes as files, to print and to pass on.</summary>
internal static class QrPictureEndpoints
{
    private const string Forever = "private, max-age=86400";

    public static void MapQrCodes(this IEndpointRouteBuilder routes)
    {
        var pictures = routes.MapGroup("/qr").RequireAuthorization(StudioPolicies.SeeSessions).ExcludeFromDescription();
        pictures.MapGet("/{code}.svg", Svg);
        pictures.MapGet("/{code}.png", Png);
    }

    private static Task<Results<FileContentHttpResult, NotFound>> Svg(string code, Caller caller, SessionCodeReading codes, HttpResponse response, CancellationToken cancellationToken) =>
        FileAsync(code, "svg", "image/svg+xml", address => Encoding.UTF8.GetBytes(QrPicture.Svg(address)), caller, codes, response, cancellationToken);

    private static Task<Results<FileContentHttpResult, NotFound>> Png(string code, Caller caller, SessionCodeReading codes, HttpResponse response, CancellationToken cancellationToken) =>
        FileAsync(code, "png", "image/png", QrPicture.Png, caller, codes, response, cancellationToken);

    private static async Task<Results<FileContentHttpResult, NotFound>> FileAsync(
        string code, string format, string type, Func<string, byte[]> draw, Caller caller, SessionCodeReading codes, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await codes.AddressAsync(code, caller.Scope, cancellationToken) is not { } address)
            return TypedResults.NotFound();
        response.Headers.CacheControl = Forever;
        return TypedResults.File(draw(address), type, response.HttpContext.Request.Query.ContainsKey("download") ? $"{code}.{format}" : null);
    }
}
