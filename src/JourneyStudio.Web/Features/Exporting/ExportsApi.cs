using CsvHelper;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Runtime.Importing;
using JourneyStudio.Storage.Exporting;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Upserting;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JourneyStudio.Web.Features.Exporting;

/// <summary>Members as a CSV file, for admins and for programs with a key of the scope <c>members</c>. The rows are sent as they are read.</summary>
internal static class ExportsApi
{
    private const int MostColumns = 200;

    public static void MapExporting(this IEndpointRouteBuilder app)
    {
        app.MapGet("/members/export.csv", SendAsync).RequireAuthorization(StudioPolicies.Admin).ExcludeFromDescription();
        app.MapGet("/api/members/export", SendAsync).RequireAuthorization(StudioPolicies.ManageBrandMembers).WithTags("Members").WithName("ExportMembers")
            .WithSummary("Members as CSV, all or those of a segment or tag, or whom the list shows with the same find and rule (a rule as segments have it, JSON). columns are parted by commas, named as in imports: externalId, name, …, attributes.KEY, tags. encoding is utf-8 (with its mark) or gb18030.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> SendAsync(
        HttpResponse response, MemberSheet sheet, MemberFilters filters, Vocabulary vocabulary, Caller caller, CancellationToken cancellationToken,
        string[]? columns = null, string? segment = null, string? tag = null, string? find = null, string? rule = null, string encoding = CsvFormat.Utf8)
    {
        var content = (await vocabulary.ReadAsync(cancellationToken)).Content;
        string[] names = columns is { Length: > 0 } given ? [.. given.SelectMany(part => part.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct()] : [.. MemberColumn.All];
        var unknown = names.Where(name => name != FieldNames.Tags && FieldNames.Find(name, content) is null).ToList();
        if (unknown.Count > 0 || names.Length is 0 or > MostColumns)
            return Bad($"These are no columns: {string.Join(", ", unknown)}.");
        if (encoding is not (CsvFormat.Utf8 or CsvFormat.Gb18030))
            return Bad("encoding is utf-8 or gb18030.");
        (segment, tag) = (segment is { Length: > 0 } ? segment : null, tag is { Length: > 0 } ? tag : null);
        if ((segment is not null && content.Segment(segment) is null) || (tag is not null && content.Tag(tag) is null))
            return Bad("There is no such segment or tag.");
        var filter = ExportFilter.Read(find, rule, content);
        if (!filter.TryGet(out var asked))
            return Bad(ProblemTexts.Say(filter.Problems[0], Languages.English));
        await sheet.NoteAsync(names, segment, tag, asked.Said, caller.Actor, cancellationToken);
        var among = asked.IsEmpty ? null : await filters.FindAsync(asked.Rule, content.Content.Zone, caller.Scope, asked.Find, whole: false, tag, cancellationToken);
        response.ContentType = $"text/csv; charset={encoding}";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentDisposition = "attachment; filename=\"members.csv\"";
        var request = new SheetRequest(caller.Scope, [.. names.Select(name => name == FieldNames.Tags ? null : FieldNames.Find(name, content))], segment, tag, among);
        await WriteAsync(response.Body, names, sheet.RowsAsync(request, cancellationToken), encoding, cancellationToken);
        return TypedResults.Empty;
    }

    private static async Task WriteAsync(Stream to, string[] names, IAsyncEnumerable<string[]> rows, string encoding, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(to, CsvFormat.EncodingNamed(encoding), 16 * 1024, leaveOpen: true);
        await using var csv = CsvWriter.Create(text, new CsvWriterOptions(), leaveOpen: true);
        await csv.WriteRecordAsync(names, cancellationToken);
        await foreach (var row in rows)
            await csv.WriteRecordAsync(Array.ConvertAll(row, SafeCells.Of), cancellationToken);
    }

    private static ProblemHttpResult Bad(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest, title: "Bad export");
}
