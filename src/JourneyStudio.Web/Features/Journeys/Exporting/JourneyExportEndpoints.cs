using System.Text;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions.Importing;
using JourneyStudio.Engine.Definitions.Schema;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JourneyStudio.Web.Features.Journeys.Exporting;

/// <summary>Workflow definitions on their way out: the drafts, byte for byte the same as long as nobody changes them.</summary>
internal static class JourneyExportEndpoints
{
    private const string Json = "application/json";
    private const string Zip = "application/zip";
    private const string Archive = "journeys.zip";

    public static void MapJourneyExport(this IEndpointRouteBuilder app)
    {
        app.MapGet("/journeys/export.zip", ShownAsync).RequireAuthorization(StudioPolicies.Draft).ExcludeFromDescription();
        var journeys = app.MapGroup("/api/journeys").RequireAuthorization(StudioPolicies.ReadBrandApi).WithTags("Journeys");
        journeys.MapGet("export", ManyAsync).WithName("ExportJourneys")
            .WithSummary("The drafts of some journeys (id, repeated) or, without an id, of all that are not archived: a ZIP archive with one JSON file each. The same drafts give the same bytes.")
            .Produces(StatusCodes.Status200OK, contentType: Zip).ProducesProblem(StatusCodes.Status404NotFound);
        journeys.MapGet("{id}/definition", OneAsync).WithName("ExportJourney").WithSummary("The draft of a journey as an Elsa 3 workflow definition; with version, a published version of it.")
            .Produces(StatusCodes.Status200OK, contentType: Json).ProducesProblem(StatusCodes.Status404NotFound);
        journeys.MapGet("schema", (ActivityCatalog catalog) => TypedResults.Text(DefinitionSchema.Write(catalog, Languages.English), "application/schema+json"))
            .WithName("GetDefinitionSchema").WithSummary("JSON Schema of workflow definitions with the settings of every kind of activity, for editors.").Produces(StatusCodes.Status200OK, contentType: "application/schema+json");
    }

    private static async Task<IResult> OneAsync(string id, DraftTexts drafts, VersionHistory versions, CancellationToken cancellationToken, int? version = null)
    {
        var text = version is { } number
            ? (await versions.FindAsync(id, number, cancellationToken))?.Text
            : (await drafts.ReadAsync([id], cancellationToken)).Select(draft => draft.Value).FirstOrDefault();
        return text is null ? Unknown(id) : TypedResults.File(Encoding.UTF8.GetBytes(text), Json, $"{WorkflowArchive.FileName(id)}.json");
    }

    private static async Task<IResult> ManyAsync(DraftTexts drafts, CancellationToken cancellationToken, string[]? id = null)
    {
        var wanted = id is { Length: > 0 } ? id.Distinct().ToList() : null;
        var texts = await drafts.ReadAsync(wanted, cancellationToken);
        return wanted?.Except(texts.Select(draft => draft.Key)).FirstOrDefault() is { } unknown ? Unknown(unknown) : TypedResults.File(WorkflowArchive.Pack(texts), Zip, Archive);
    }

    private static async Task<FileContentHttpResult> ShownAsync(JourneyOverviews overviews, DraftTexts drafts, CancellationToken cancellationToken, string? state = null, string? find = null)
    {
        var shown = JourneyFilter.Of(await overviews.AllAsync(cancellationToken), state, find).Select(journey => journey.DefinitionId).ToList();
        return TypedResults.File(WorkflowArchive.Pack(await drafts.ReadAsync(shown, cancellationToken)), Zip, Archive);
    }

    private static ProblemHttpResult Unknown(string id) => TypedResults.Problem($"There is no journey {id}, or no such version of it.", statusCode: StatusCodes.Status404NotFound, title: "Unknown journey");
}
