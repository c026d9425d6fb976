using System.Security.Claims;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions.Importing;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace JourneyStudio.Web.Features.Journeys.Importing;

/// <summary>Imports of workflow definitions, for programs with a key of the scope <c>operate</c>.</summary>
internal static class JourneyImportApi
{
    public static void MapJourneyImport(this IEndpointRouteBuilder app) => app.MapPost("/api/journeys/import", PostAsync)
        .RequireAuthorization(StudioPolicies.OperateApi)
        .DisableAntiforgery()
        .WithMetadata(new RequestSizeLimitAttribute(JourneyImportDesk.MostBytes))
        .WithTags("Journeys")
        .WithName("ImportJourneys")
        .WithSummary("Imports workflow definitions as drafts: JSON files of this program or of Elsa 3, and ZIP archives of them. All are saved or none; published versions stay.")
        .WithDescription("One file is the body itself; several are parts of a form. With dryRun=true the answer is the report on each file and activity, and nothing is saved. The form's field choices holds what was decided after it: "
            + "{\"references\": [{\"kind\": \"tag\" | \"template\" | \"form\" | \"segment\" | \"coupon\", \"key\": …, \"do\": \"leave\" | \"map\" | \"create\" (tags; and templates, forms and segments that are still to be written), \"to\": …}], \"revisions\": {journey: revision or null}}. "
            + "With revisions, a draft that was changed since the report refuses the import (409). A file that cannot be taken refuses all (422, the report in files).")
        .Accepts<IFormFileCollection>("multipart/form-data", "application/json", "application/zip")
        .Produces<JourneyImportAnswer>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> PostAsync(HttpRequest request, JourneyImportDesk desk, ClaimsPrincipal caller, CancellationToken cancellationToken, bool dryRun = false)
    {
        var body = await ImportBody.ReadAsync(request, cancellationToken);
        if (!body.TryGet(out var given)) return Refused(body.Problems[0], []);
        if (given.Choices.Read() is not { } choices) return Refused(new Problem("import.choices"), []);
        var look = given.Choices.On(await desk.LookAsync(given.Files, cancellationToken));
        IReadOnlyList<ImportedFileAnswer> files = [.. look.Files.Select(file => ImportedFileAnswer.Of(desk.Say(file, Languages.English), look.Revision(file), look.IsArchived(file)))];
        if (dryRun) return TypedResults.Ok(new JourneyImportAnswer(Saved: false, files, [], []));
        var saved = await desk.SaveAsync(look, choices, Actor.Of(caller), cancellationToken);
        return saved.TryGet(out var done) ? TypedResults.Ok(new JourneyImportAnswer(Saved: true, files, done.Drafts, [.. done.Created.Select(created => CreatedReport.Of(created, Languages.English))])) : Refused(saved.Problems[0], files);
    }

    private static ProblemHttpResult Refused(Problem problem, IReadOnlyList<ImportedFileAnswer> files) => TypedResults.Problem(
        ProblemTexts.Say(problem, Languages.English),
        statusCode: problem.Code switch
        {
            "import.files-large" => StatusCodes.Status413PayloadTooLarge,
            "import.form" or "import.choices" => StatusCodes.Status400BadRequest,
            "import.moved-on" or "import.appeared" or "import.raced" => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        },
        title: problem.Code,
        extensions: new Dictionary<string, object?> { ["files"] = files });
}
