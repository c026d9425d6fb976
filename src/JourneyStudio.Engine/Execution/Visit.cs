using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution.Operating;

namespace JourneyStudio.Engine.Execution;

/// <summary>A token at an activity: just arrived, or parked there and looked at again.</summary>
/// <param name="Activity">The activity.</param>
/// <param name="Token">Number of the token.</param>
/// <param name="Group">Path of the forks it came from.</param>
/// <param name="Step">Step with which it arrived.</param>
/// <param name="ArrivedAt">When it arrived.</param>
/// <param name="Parked">The token as it is parked; null when it has just arrived.</param>
internal readonly record struct Visit(string Activity, int Token, string Group, int Step, DateTimeOffset ArrivedAt, Token? Parked)
{
    public static Visit Of(Token parked) => new(parked.Activity, parked.Number, parked.Group, parked.Step, parked.ArrivedAt, parked) { Shifted = parked.Shifted, Asked = parked.Asked };

    /// <summary>See <see cref="Token.Shifted"/>.</summary>
    public TimeSpan Shifted { get; init; }

    /// <summary>See <see cref="Token.Asked"/>.</summary>
    public int? Asked { get; init; }

    /// <summary>Step whose effects the activity waits for.</summary>
    public int AskedAt => Asked ?? Step;

    /// <summary>Values that let the member in, for the step of the trigger.</summary>
    public ImmutableArray<DecidingValue> Before { get; init; } = [];

    /// <summary>The operator who brought the token here, or lets it go.</summary>
    public Intervention? By { get; init; }
}
