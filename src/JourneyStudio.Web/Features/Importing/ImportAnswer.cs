using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Runtime.Importing;
using JourneyStudio.Storage.Importing;

namespace JourneyStudio.Web.Features.Importing;

/// <summary>How an import stands.</summary>
internal sealed record ImportAnswer
{
    public required long Id { get; init; }
    public required string File { get; init; }

    /// <summary><c>uploaded</c>, <c>running</c>, <c>done</c>, <c>cancelled</c> or <c>failed</c>.</summary>
    public required string State { get; init; }

    /// <summary>Rows that are done with, those that are empty included.</summary>
    public required long Rows { get; init; }

    /// <summary>How much of the file is read, from 0 to 100.</summary>
    public required int Percent { get; init; }

    public required long Created { get; init; }
    public required long Updated { get; init; }
    public required long Unchanged { get; init; }
    public required long Rejected { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Problem { get; init; }

    /// <summary>How the file is read and what its columns stand for; before the start, as it seems to be meant.</summary>
    public ImportSetup? Setup { get; init; }

    public static ImportAnswer Of(ImportRow row, ImportSetup? setup) => new()
    {
        Id = row.Id,
        File = row.FileName,
        State = row.State,
        Rows = row.Position,
        Percent = row.State == ImportStates.Done ? 100 : (int)(row.BytesRead * 100 / Math.Max(1, row.Bytes)),
        Created = row.Created,
        Updated = row.Updated,
        Unchanged = row.Unchanged,
        Rejected = row.Rejected,
        Problem = ImportStore.ProblemOf(row) is { } problem ? ProblemTexts.Say(problem, Languages.English) : null,
        Setup = setup,
    };
}
