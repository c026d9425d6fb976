using JourneyStudio.Web.Features.Importing.Upserts;

namespace JourneyStudio.Web.Features.Importing;

internal static class ImportingRegistration
{
    public static void MapImporting(this IEndpointRouteBuilder app)
    {
        app.MapImportFiles();
        app.MapImportsApi();
        app.MapUpserts();
    }
}
