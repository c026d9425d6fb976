using System.Collections.Immutable;

namespace JourneyStudio.Engine;

/// <summary>
/// An expected failure or a finding, as a value. The code is stable and names the text in every language
/// (see <see cref="ProblemTexts"/>); the rest says where it is.
/// </summary>
/// <param name="Code">Stable code in lower case with dots, for example <c>json.duplicate-key</c>.</param>
/// <param name="Arguments">What the text's placeholders <c>{0}</c>, <c>{1}</c> … stand for.</param>
public sealed record Problem(string Code, params ImmutableArray<string> Arguments)
{
    /// <summary>Default: <see cref="ProblemSeverity.Blocks"/>.</summary>
    public ProblemSeverity Severity { get; init; } = ProblemSeverity.Blocks;

    /// <summary>Id of the activity it concerns.</summary>
    public string? Activity { get; init; }

    /// <summary>Name of the setting it concerns.</summary>
    public string? Field { get; init; }

    /// <summary>JSON path within the document or the setting, for example <c>$.root.activities[3].type</c>.</summary>
    public string? Path { get; init; }

    /// <summary>Line in the document, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>Two problems are equal when every part is, arguments compared one by one.</summary>
    public bool Equals(Problem? other) =>
        other is not null && Code == other.Code && Severity == other.Severity && Activity == other.Activity && Field == other.Field
        && Path == other.Path && Line == other.Line && Arguments.AsSpan().SequenceEqual(other.Arguments.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Code, Activity, Field, Path, Line);

    /// <summary>Code, place and arguments, for logs and test output; people read the localised text.</summary>
    public override string ToString() =>
        $"{Code}({string.Join(", ", Arguments)}){Place("activity", Activity)}{Place("field", Field)}{Place("path", Path)}"
        + (Line is { } line ? FormattableString.Invariant($" line {line}") : "");

    private static string Place(string what, string? value) => value is null ? "" : $" {what} {value}";
}
