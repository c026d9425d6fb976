using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Definitions.Importing;

namespace JourneyStudio.Web.Features.Journeys.Importing;

/// <summary>Files as a program sends them: one as the body itself, or several as parts of a form, with choices in the field <c>choices</c>.</summary>
internal sealed record ImportBody(ImmutableArray<WorkflowFile> Files, ImportChoices Choices)
{
    private const string ChoicesField = "choices";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { AllowDuplicateProperties = false };

    /// <summary>Problem <c>import.files-large</c>, <c>import.form</c> or <c>import.choices</c>.</summary>
    public static async Task<Result<ImportBody>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > JourneyImportDesk.MostBytes) return TooLarge();
        try
        {
            return request.HasFormContentType ? await FormAsync(request, cancellationToken) : await WholeAsync(request, cancellationToken);
        }
        catch (InvalidDataException)
        {
            return new Problem("import.form");
        }
    }

    public static Problem TooLarge() => new("import.files-large", (JourneyImportDesk.MostBytes / (1024 * 1024)).ToString(CultureInfo.InvariantCulture));

    private static async Task<Result<ImportBody>> FormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        if (form.Files.Sum(file => file.Length) > JourneyImportDesk.MostBytes) return TooLarge();
        var files = ImmutableArray.CreateBuilder<WorkflowFile>();
        foreach (var file in form.Files)
        {
            await using var stream = file.OpenReadStream();
            files.Add(new WorkflowFile(file.FileName, await BytesAsync(stream, cancellationToken)));
        }

        return Choose(form[ChoicesField].ToString()) is { } choices ? new ImportBody(files.ToImmutable(), choices) : new Problem("import.choices");
    }

    private static async Task<Result<ImportBody>> WholeAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var bytes = await BytesAsync(request.Body, cancellationToken);
        return bytes.Length > JourneyImportDesk.MostBytes ? TooLarge() : new ImportBody([new WorkflowFile("body", bytes)], ImportChoices.None);
    }

    private static ImportChoices? Choose(string json)
    {
        try
        {
            return json.Length == 0 ? ImportChoices.None : JsonSerializer.Deserialize<ImportChoices>(json, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<byte[]> BytesAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        await stream.CopyToAsync(read, cancellationToken);
        return read.ToArray();
    }
}

/// <summary>What a program decided after it read the report.</summary>
/// <param name="References">What becomes of keys that the workspace doesn't know; others are left.</param>
/// <param name="Revisions">Revisions of the drafts as the report told them, by journey; null: there was no such journey. Whatever was changed since refuses the import.</param>
internal sealed record ImportChoices(IReadOnlyList<ImportChoice>? References = null, IReadOnlyDictionary<string, int?>? Revisions = null)
{
    public static ImportChoices None { get; } = new();

    /// <summary>Null when one of them cannot be read.</summary>
    public IReadOnlyDictionary<MissingReference, ReferenceChoice>? Read()
    {
        var read = new Dictionary<MissingReference, ReferenceChoice>();
        foreach (var choice in References ?? [])
        {
            if (choice is not { Kind: { } kind, Key: { } key } || !Enum.TryParse<ReferenceAct>(choice.Do, ignoreCase: true, out var act) || !Enum.IsDefined(act)) return null;
            read[new MissingReference(kind, key)] = new ReferenceChoice(act, choice.To);
        }

        return read;
    }

    /// <summary>The look with the revisions that the program saw.</summary>
    public ImportLook On(ImportLook look)
    {
        if (Revisions is null) return look;
        var seen = new Dictionary<string, int>(look.Revisions, StringComparer.Ordinal);
        foreach (var (journey, revision) in Revisions)
        {
            seen.Remove(journey);
            if (revision is { } number) seen[journey] = number;
        }

        return look with { Revisions = seen };
    }
}

/// <summary>What becomes of one key.</summary>
/// <param name="Kind"><c>tag</c>, <c>template</c>, <c>form</c>, <c>segment</c> or <c>coupon</c>.</param>
/// <param name="Key">The key.</param>
/// <param name="Do"><c>leave</c>, <c>create</c> or <c>map</c>.</param>
/// <param name="To">The key to take instead.</param>
internal sealed record ImportChoice(string? Kind, string? Key, string? Do, string? To = null);
