using System.Collections.Immutable;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Storage.Operating;

/// <summary>A token that a migration has moved, as it is stored: times are milliseconds, what is empty is left out.</summary>
internal sealed record StoredMove
{
    public required int Number { get; init; }
    public required string Activity { get; init; }
    public required int Step { get; init; }
    public string? Group { get; init; }
    public required long At { get; init; }
    public long? Due { get; init; }
    public string? Port { get; init; }
    public string? Event { get; init; }
    public string? EventPort { get; init; }
    public bool Follows { get; init; }
    public long Shifted { get; init; }
    public int? Asked { get; init; }
    public int Landed { get; init; }
    public long LandedShifted { get; init; }

    public static string Write(ImmutableArray<MovedToken> tokens) => StoredJson.Write(tokens.Select(Of));

    public static ImmutableArray<MovedToken> Read(string json) => [.. StoredJson.Read<StoredMove[]>(json).Select(move => move.Token())];

    private static StoredMove Of(MovedToken moved) => new()
    {
        Number = moved.Before.Number,
        Activity = moved.Before.Activity,
        Step = moved.Before.Step,
        Group = moved.Before.Group.Length == 0 ? null : moved.Before.Group,
        At = moved.Before.ArrivedAt.ToUnixTimeMilliseconds(),
        Due = moved.Before.Due?.ToUnixTimeMilliseconds(),
        Port = moved.Before.DuePort,
        Event = moved.Before.AwaitedEvent,
        EventPort = moved.Before.EventPort,
        Follows = moved.Before.Follows,
        Shifted = (long)moved.Before.Shifted.TotalMilliseconds,
        Asked = moved.Before.Asked,
        Landed = moved.Step,
        LandedShifted = (long)moved.Shifted.TotalMilliseconds,
    };

    private MovedToken Token() => new(
        new Token
        {
            Number = Number,
            Activity = Activity,
            Step = Step,
            Group = Group ?? "",
            ArrivedAt = DateTimeOffset.FromUnixTimeMilliseconds(At),
            Due = Due is { } due ? DateTimeOffset.FromUnixTimeMilliseconds(due) : null,
            DuePort = Port,
            AwaitedEvent = Event,
            EventPort = EventPort,
            Follows = Follows,
            Shifted = TimeSpan.FromMilliseconds(Shifted),
            Asked = Asked,
        },
        Landed,
        TimeSpan.FromMilliseconds(LandedShifted));
}
