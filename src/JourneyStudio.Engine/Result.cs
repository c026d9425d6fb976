using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace JourneyStudio.Engine;

/// <summary>A value, or the problems that stand in its way: never both, never neither.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public sealed class Result<T>
    where T : notnull
{
    private readonly T? value;

    private Result(T? value, ImmutableArray<Problem> problems) => (this.value, Problems) = (value, problems);

    /// <summary>Whether there is a value.</summary>
    public bool IsOk => Problems.IsEmpty;

    /// <summary>What went wrong; empty when there is a value.</summary>
    public ImmutableArray<Problem> Problems { get; }

    /// <summary>The value. Reading it from a failed result is a bug.</summary>
    public T Value => IsOk ? value! : throw new InvalidOperationException($"No value: {string.Join("; ", Problems)}");

    /// <summary>The value, if there is one.</summary>
    public bool TryGet([NotNullWhen(true)] out T? result)
    {
        result = value;
        return IsOk;
    }

    /// <summary>Passes the value on, or the problems through.</summary>
    public Result<TNext> Then<TNext>(Func<T, Result<TNext>> next)
        where TNext : notnull => IsOk ? next(value!) : Result.Fail<TNext>(Problems);

    internal static Result<T> Make(T? value, ImmutableArray<Problem> problems) => new(value, problems);

    /// <summary>A value is a good result.</summary>
    public static implicit operator Result<T>(T value) => Result.Ok(value);

    /// <summary>A problem is a failed result.</summary>
    public static implicit operator Result<T>(Problem problem) => Result.Fail<T>(problem);
}
