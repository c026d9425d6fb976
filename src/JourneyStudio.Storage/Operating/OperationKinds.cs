using System.Collections.Immutable;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Storage.Operating;

/// <summary>Operations by their stored names.</summary>
public static class OperationKinds
{
    public const string Hold = "hold";
    public const string Release = "release";
    public const string CatchUp = "catch-up";
    public const string Stop = "stop";
    public const string Retry = "retry";
    public const string SkipBy = "skip";
    public const string Move = "move";
    public const string Migrate = "migrate";
    public const string TakeBack = "take-back";

    public const string Running = "running";
    public const string Done = "done";
    public const string Cancelled = "cancelled";

    /// <summary>Whether members can be left as they are in the midst of it: what holds a journey's members or lets them go has to reach them all.</summary>
    public static bool CanBeCancelled(string kind) => kind is Retry or SkipBy or Move or Migrate or TakeBack;

    internal static OperationRow Row(Operation operation)
    {
        var (kind, arguments) = Write(operation);
        return new OperationRow
        {
            JourneyId = operation.Journey.Value,
            Kind = kind,
            Arguments = arguments is null ? null : StoredJson.Write(arguments),
            State = Running,
            Actor = operation.Actor,
            At = operation.At,
        };
    }

    internal static Operation Read(OperationRow row)
    {
        var (id, journey, arguments) = (row.Id, new JourneyId(row.JourneyId), row.Arguments is null ? new OperationArguments() : StoredJson.Read<OperationArguments>(row.Arguments));
        var query = arguments.Of ?? TokenQuery.All;
        return row.Kind switch
        {
            Hold => new Operation.Hold { Id = id, Journey = journey, At = row.At, Actor = row.Actor },
            Release => new Operation.Release(arguments.Mode ?? ResumeMode.Freeze, arguments.PausedAt ?? row.At) { Id = id, Journey = journey, At = row.At, Actor = row.Actor },
            CatchUp => new Operation.CatchUp(arguments.PerSecond ?? 1) { Id = id, Journey = journey, At = row.At, Actor = row.Actor },
            Stop => new Operation.Stop { Id = id, Journey = journey, At = row.At, Actor = row.Actor },
            Retry => new Operation.Retry(query) { Id = id, Journey = journey, At = row.At, Actor = row.Actor },
            SkipBy => new Operation.Skip(query, arguments.Port ?? "") { Id = id, Journey = journey, At = row.At, Actor = row.Actor },
            Move => new Operation.Move(query, arguments.Target ?? "") { Id = id, Journey = journey, At = row.At, Actor = row.Actor },
            Migrate => new Operation.Migrate(new VersionId(arguments.FromVersion ?? 0), new VersionId(arguments.ToVersion ?? 0), arguments.Map ?? ImmutableSortedDictionary<string, MigrationChoice>.Empty)
            { Id = id, Journey = journey, At = row.At, Actor = row.Actor },
            TakeBack => new Operation.TakeBack(arguments.Migration ?? 0) { Id = id, Journey = journey, At = row.At, Actor = row.Actor },
            _ => throw new InvalidDataException($"A stored operation has the unknown kind '{row.Kind}'."),
        };
    }

    private static (string Kind, OperationArguments? Arguments) Write(Operation operation) => operation switch
    {
        Operation.Hold => (Hold, null),
        Operation.Release release => (Release, new() { Mode = release.Mode, PausedAt = release.PausedAt }),
        Operation.CatchUp catchUp => (CatchUp, new() { PerSecond = catchUp.PerSecond }),
        Operation.Stop => (Stop, null),
        Operation.Retry retry => (Retry, new() { Of = retry.Of }),
        Operation.Skip skip => (SkipBy, new() { Of = skip.Of, Port = skip.Port }),
        Operation.Move move => (Move, new() { Of = move.Of, Target = move.Target }),
        Operation.Migrate migrate => (Migrate, new() { FromVersion = migrate.From.Value, ToVersion = migrate.To.Value, Map = migrate.Map }),
        Operation.TakeBack takeBack => (TakeBack, new() { Migration = takeBack.Migration }),
        _ => throw new NotSupportedException($"No stored name for {operation.GetType().Name}."),
    };
}

/// <summary>What goes with the kinds of operations.</summary>
internal sealed record OperationArguments
{
    public ResumeMode? Mode { get; init; }
    public DateTimeOffset? PausedAt { get; init; }
    public int? PerSecond { get; init; }
    public TokenQuery? Of { get; init; }
    public string? Port { get; init; }
    public string? Target { get; init; }
    public long? FromVersion { get; init; }
    public long? ToVersion { get; init; }
    public ImmutableSortedDictionary<string, MigrationChoice>? Map { get; init; }
    public long? Migration { get; init; }
}
