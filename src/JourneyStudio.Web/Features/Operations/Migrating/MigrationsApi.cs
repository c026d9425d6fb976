using System.Collections.Immutable;
using System.Security.Claims;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Runtime.Operating;
using JourneyStudio.Storage.Operating;
using JourneyStudio.Web.Shared.Security;

namespace JourneyStudio.Web.Features.Operations.Migrating;

/// <summary>Migrations of members in flight: first what would become of whom, then the start; and the way back.</summary>
internal static class MigrationsApi
{
    /// <param name="journeys">The group of one journey, with its policy.</param>
    public static void Map(RouteGroupBuilder journeys)
    {
        journeys.MapGet("migrations", SuggestAsync).WithName("SuggestMigration")
            .WithSummary("How many members stand where in a version, and the obvious map to another: way is stay, move (to target) or exit.").Produces<IReadOnlyList<MapAnswer>>();
        journeys.MapPost("migrations", BeginAsync).WithName("BeginMigration")
            .WithSummary("Takes members in flight to another version. The map says of each activity of theirs what becomes of those who stand there.").Produces<OperationAnswer>(StatusCodes.Status202Accepted);
        journeys.MapPost("migrations/{operation:long}/take-back", TakeBackAsync).WithName("TakeBackMigration")
            .WithSummary("Takes back, within 24 hours, those of a migration who have not moved since.").Produces<OperationAnswer>(StatusCodes.Status202Accepted);
        journeys.MapPost("operations/{operation:long}/cancel", CancelAsync).WithName("CancelOperation")
            .WithSummary("Gives up a retry, skip, move or migration that is under way: who has been changed stays so.").Produces<OperationAnswer>(StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> SuggestAsync(string id, int from, int to, MigrationControl control, MigrationReading reading, CancellationToken cancellationToken)
    {
        var (old, other) = (await control.VersionAsync(id, from, cancellationToken), await control.VersionAsync(id, to, cancellationToken));
        if (!old.IsOk || !other.IsOk)
            return OperationsApi.Answer(Result.Fail<long>([.. old.Problems, .. other.Problems]));
        var members = (await reading.StandingAsync(id, cancellationToken)).Where(one => one.Version == from).ToDictionary(one => one.Activity, one => one.Members, StringComparer.Ordinal);
        return TypedResults.Ok(MigrationMap.Suggest(old.Value, other.Value).Select(entry => new MapAnswer(entry.Key, members.GetValueOrDefault(entry.Key), WayOf(entry.Value), entry.Value.Target)).ToList());
    }

    private static async Task<IResult> BeginAsync(string id, MigrationRequest request, ClaimsPrincipal caller, MigrationControl control, CancellationToken cancellationToken)
    {
        var map = ImmutableSortedDictionary.CreateBuilder<string, MigrationChoice>(StringComparer.Ordinal);
        foreach (var (activity, entry) in request.Map ?? [])
        {
            if (!Enum.TryParse<MigrationWay>(entry.Way, ignoreCase: true, out var way) || !Enum.IsDefined(way))
                return OperationsApi.Bad($"way must be stay, move or exit, not {entry.Way}.");
            map[activity] = way == MigrationWay.Move ? MigrationChoice.To(entry.Target ?? activity) : new MigrationChoice(way);
        }
        return OperationsApi.Answer(await control.BeginAsync(id, request.From, request.To, map.ToImmutable(), Actor.Of(caller), cancellationToken));
    }

    private static async Task<IResult> TakeBackAsync(string id, long operation, ClaimsPrincipal caller, MigrationControl control, CancellationToken cancellationToken) =>
        OperationsApi.Answer(await control.TakeBackAsync(id, operation, Actor.Of(caller), cancellationToken));

    private static async Task<IResult> CancelAsync(string id, long operation, ClaimsPrincipal caller, MigrationControl control, CancellationToken cancellationToken) =>
        OperationsApi.Answer(await control.CancelAsync(id, operation, Actor.Of(caller), cancellationToken));

    private static string WayOf(MigrationChoice choice) => choice.Way switch { MigrationWay.Move => "move", MigrationWay.Exit => "exit", _ => "stay" };
}

/// <summary>A migration that is asked for.</summary>
/// <param name="From">Number of the version that members are in.</param>
/// <param name="To">Number of the version that they go to.</param>
/// <param name="Map">By activity of the first.</param>
internal sealed record MigrationRequest(int From, int To, Dictionary<string, MapEntry>? Map);

/// <summary>What becomes of those at an activity.</summary>
/// <param name="Way">stay, move or exit.</param>
/// <param name="Target">Where to; without it the activity of the same id.</param>
internal sealed record MapEntry(string Way, string? Target = null);

/// <summary>A line of a map.</summary>
internal sealed record MapAnswer(string Activity, long Members, string Way, string? Target);
