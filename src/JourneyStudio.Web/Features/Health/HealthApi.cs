namespace JourneyStudio.Web.Features.Health;

/// <summary>How the installation stands, for people and for monitors. Public: it says nothing about anybody.</summary>
internal static class HealthApi
{
    public static void MapHealth(this IEndpointRouteBuilder app) => app.MapGet("/health", GetAsync)
        .AllowAnonymous()
        .WithName("GetHealth")
        .WithTags("Health")
        .WithSummary("Status of the installation and of each stage of the runtime.")
        .Produces<HealthAnswer>()
        .Produces<HealthAnswer>(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> GetAsync(HealthProbe probe, CancellationToken cancellationToken)
    {
        var answer = await probe.LookAsync(cancellationToken);
        return TypedResults.Json(answer, statusCode: answer.Status is HealthAnswer.Down or HealthAnswer.Full ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }
}

/// <summary>Status and stages.</summary>
/// <param name="Status"><c>ok</c>, <c>behind</c> (a stage lags by more than a minute), <c>full</c> (the database has no room to write) or <c>down</c> (it does not answer).</param>
/// <param name="Stages">Stages of the runtime.</param>
internal sealed record HealthAnswer(string Status, IReadOnlyList<HealthStage> Stages)
{
    public const string Ok = "ok";
    public const string Behind = "behind";
    public const string Full = "full";
    public const string Down = "down";
}

/// <summary>One stage.</summary>
/// <param name="Name"><c>intake</c>, <c>routing</c>, <c>advancing</c>, <c>operations</c> or <c>dispatch</c>.</param>
/// <param name="LagSeconds">Age of the oldest work that is due.</param>
/// <param name="Depth">How much is due, counted up to 10,000; of operations, how many are under way.</param>
/// <param name="PerSecond">Throughput of this process over the last minute.</param>
internal sealed record HealthStage(string Name, double LagSeconds, long Depth, double PerSecond);
