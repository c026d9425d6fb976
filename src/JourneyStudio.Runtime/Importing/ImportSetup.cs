using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using JourneyStudio.Storage.Upserting;

namespace JourneyStudio.Runtime.Importing;

/// <summary>How a file is to be read, what its columns stand for, and what may be done with the members.</summary>
public sealed record ImportSetup
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Encoding and separator of the file.</summary>
    public required CsvFormat Format { get; init; }

    /// <summary>What each column stands for, in the order of the file: see <see cref="FieldNames"/>; empty leaves it out.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>The column that says who a member is: <c>externalId</c>, <c>phone</c> or <c>email</c>.</summary>
    public string Identity { get; init; } = MemberColumn.ExternalId;

    /// <summary>Whether unknown members are created. Default: true.</summary>
    public bool Creates { get; init; } = true;

    /// <summary>Whether known members are changed. Default: true.</summary>
    public bool Updates { get; init; } = true;

    /// <summary>Whether an empty cell takes the value away that stands there. Default: false.</summary>
    public bool Clears { get; init; }

    /// <summary>Whether journeys learn of the changes, as they do of every other. Default: true.</summary>
    public bool Tells { get; init; } = true;

    /// <summary>Which comes first in dates that end with the year: <c>dmy</c> or <c>mdy</c>.</summary>
    public string Dates { get; init; } = MomentReader.DayFirst;

    public UpsertRules Rules => new() { Creates = Creates, Updates = Updates, Tells = Tells, Source = "import" };

    public string Write() => JsonSerializer.Serialize(this, Json);

    public static ImportSetup Read(string json) => JsonSerializer.Deserialize<ImportSetup>(json, Json) ?? throw new InvalidDataException("A stored setup is null.");
}
