using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution.Operating;

namespace JourneyStudio.Engine.Execution;

/// <summary>Tokens on their way to an activity, first come first run. Nearly always it is a single one, held without a list: bursts are made by the million.</summary>
internal struct Arrivals
{
    private Arrival? first;
    private List<Arrival>? others;

    public void Enqueue(Arrival arrival)
    {
        if (first is null) first = arrival;
        else (others ??= []).Add(arrival);
    }

    public bool TryDequeue(out Arrival arrival)
    {
        if (first is not { } next)
        {
            arrival = default;
            return false;
        }

        arrival = next;
        first = null;
        if (others is not { Count: > 0 }) return true;
        first = others[0];
        others.RemoveAt(0);
        return true;
    }

    public void Clear()
    {
        first = null;
        others?.Clear();
    }

    public readonly bool Exists(Predicate<Arrival> match) => (first is { } one && match(one)) || others?.Exists(match) == true;

    public void RemoveAll(Predicate<Arrival> match)
    {
        others?.RemoveAll(match);
        if (first is { } one && match(one)) TryDequeue(out _);
    }
}

/// <summary>A token on its way to an activity.</summary>
/// <param name="Activity">Where.</param>
/// <param name="Token">Its number; null for one that is made by arriving.</param>
/// <param name="Group">Path of the forks it came from.</param>
internal readonly record struct Arrival(string Activity, int? Token, string Group)
{
    /// <summary>Values that let the member in, for the step of the trigger.</summary>
    public ImmutableArray<DecidingValue> Before { get; init; } = [];

    /// <summary>The operator who brings it.</summary>
    public Intervention? By { get; init; }

    /// <summary>How it comes from another version to where it stands already; null for one that comes to be run.</summary>
    public Landing? Landing { get; init; }
}
