namespace JourneyStudio.Web.Shared.Fields;

/// <summary>What ties an editor to the words around it, for those who do not see that they stand together.</summary>
public sealed record FieldTies
{
    public static FieldTies None { get; } = new();

    /// <summary>Ids of the hint and of what is wrong, for <c>aria-describedby</c>; null where there are none.</summary>
    public string? DescribedBy { get; init; }

    /// <summary>Id of the label, for editors of several controls; null where the label names the control by itself.</summary>
    public string? LabelledBy { get; init; }

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<PlacedProblem> Problems { get; init; } = [];

    /// <summary>For <c>aria-invalid</c>: <c>true</c> where something is wrong, else null.</summary>
    public string? Invalid => Problems.Any(problem => problem.Blocks) ? "true" : null;

    /// <summary>With one more text that describes it.</summary>
    public FieldTies And(string id) => this with { DescribedBy = DescribedBy is null ? id : $"{DescribedBy} {id}" };

    /// <summary>Of one row of a list, which is described by the list: what is wrong with the row, or with the list as a whole.</summary>
    public FieldTies Row(int row) => new() { Problems = [.. Problems.Where(problem => problem.Path?.StartsWith($"[{row}]", StringComparison.Ordinal) ?? true)] };
}
