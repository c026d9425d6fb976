using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Runtime.Campaigns;
using JourneyStudio.Runtime.Importing;
using JourneyStudio.Web.Shared.Security;

namespace JourneyStudio.Web.Features.Campaigns;

/// <summary>Sessions from a file, for programs.</summary>
internal static class SessionImportApi
{
    public static void MapSessionImports(this IEndpointRouteBuilder app) => app.MapPost("/api/sessions/import", ImportAsync)
        .RequireAuthorization(StudioPolicies.OperateSessions).DisableAntiforgery().WithTags("Sessions").WithName("ImportSessions")
        .WithSummary("Makes the sessions of a CSV file (the body), with their QR codes; its columns are guessed by their names. A row that is wrong keeps no other from being made, and a file that comes again makes nothing again. With preview=true nothing is written.")
        .Produces<SessionImportAnswer>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> ImportAsync(HttpContext http, SessionImports imports, Caller caller, CancellationToken cancellationToken, string? campaign = null, string dates = MomentReader.DayFirst, bool preview = false)
    {
        if (!MomentReader.Orders.Contains(dates))
            return TypedResults.Problem("dates must be dmy or mdy.", statusCode: StatusCodes.Status400BadRequest, title: "Bad dates");
        var read = await imports.ReadAsync(http.Request.Body, cancellationToken);
        if (!read.TryGet(out var file))
            return TypedResults.Problem(ProblemTexts.Say(read.Problems[0], Languages.English), statusCode: read.Problems[0].Code == "import.too-large" ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest, title: read.Problems[0].Code);
        var setup = SessionImports.Suggest(file) with { Campaign = campaign, Dates = dates };
        if (SessionImports.Check(setup) is { Count: > 0 } problems)
            return SessionsApi.Refused(problems);
        var rows = preview ? await imports.PreviewAsync(file, setup, caller.Scope, cancellationToken) : await imports.ImportAsync(file, setup, caller.Scope, caller.Actor, cancellationToken);
        return TypedResults.Ok(SessionImportAnswer.Of(file, setup, rows));
    }
}

/// <summary>What became of a file of sessions.</summary>
/// <param name="Created">How many were made.</param>
/// <param name="Unchanged">How many were there already.</param>
/// <param name="Rejected">The rows that were not made, with the reason.</param>
internal sealed record SessionImportAnswer(int Created, int Unchanged, IReadOnlyList<RejectedSession> Rejected)
{
    public static SessionImportAnswer Of(SessionFile file, SessionFileSetup setup, IReadOnlyList<SessionFileRow> rows) => new(
        rows.Count(row => row.Created),
        rows.Count(row => row is { Created: false, Problem: null }),
        [.. rows.Where(row => row.Problem is not null).Select(row => new RejectedSession(row.Row.Number, row.Problem!.Code, ImportReasons.Say(row.Problem, file.Header, setup.Columns, Languages.English)))]);
}

/// <param name="Row">Its number as spreadsheets count.</param>
/// <param name="Code">Code of the reason.</param>
/// <param name="Reason">The reason, with its column.</param>
internal sealed record RejectedSession(int Row, string Code, string Reason);
