namespace JourneyStudio.Web.Shared.Fields;

/// <summary>What is wrong with one part of a list that is edited.</summary>
/// <param name="Path">Row and field: <c>[0].limit</c>.</param>
/// <param name="Message">In words.</param>
/// <param name="Blocks">False when it is only worth a look.</param>
public sealed record PlacedProblem(string? Path, string Message, bool Blocks = true)
{
    /// <summary>What the button says that mends it; null where there is none.</summary>
    public string? Repair { get; init; }

    /// <summary>What the button does.</summary>
    public Func<Task>? Mend { get; init; }

    /// <summary>Those of one row.</summary>
    public static IEnumerable<PlacedProblem> Of(IReadOnlyList<PlacedProblem> problems, int row) =>
        problems.Where(problem => problem.Path?.StartsWith($"[{row}].", StringComparison.Ordinal) ?? row == 0);

    /// <summary>For <c>aria-invalid</c>: <c>true</c> where a field is wrong, else null.</summary>
    public static string? Invalid(IReadOnlyList<PlacedProblem> problems, int row, string field) => problems.Any(problem => problem.Blocks && problem.Path == $"[{row}].{field}") ? "true" : null;
}
