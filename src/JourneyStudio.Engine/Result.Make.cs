using System.Collections.Immutable;

namespace JourneyStudio.Engine;

/// <summary>Makes <see cref="Result{T}"/>s.</summary>
public static class Result
{
    /// <summary>A good result.</summary>
    public static Result<T> Ok<T>(T value)
        where T : notnull => Result<T>.Make(value, []);

    /// <summary>A failed result; at least one problem.</summary>
    public static Result<T> Fail<T>(params ImmutableArray<Problem> problems)
        where T : notnull =>
        problems.IsDefaultOrEmpty ? throw new ArgumentException("A failure needs a problem.", nameof(problems)) : Result<T>.Make(default, problems);
}
