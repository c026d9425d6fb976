using System.Globalization;
using JourneyStudio.Storage;
using Microsoft.AspNetCore.Diagnostics;

namespace JourneyStudio.Web.Shared.Start;

/// <summary>A database that is away for a moment is no fault of the request: whoever sent it to the API is told when to send it again. Pages show their own error.</summary>
internal sealed class StorageTroubleHandler(IProblemDetailsService problems) : IExceptionHandler
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!StorageTrouble.Is(exception) || !httpContext.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            return false;
        httpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        httpContext.Response.Headers.RetryAfter = Again.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = { Status = StatusCodes.Status503ServiceUnavailable } });
    }
}
