using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;

namespace JourneyStudio.Engine.Simulation.Forecasting;

/// <summary>
/// Carries a journey out for many members in virtual time and counts. Members do not touch each other in a journey, so some at a time are followed to the end and forgotten:
/// memory does not grow with their number.
/// </summary>
public static class Forecast
{
    /// <summary>Members that are followed together.</summary>
    public const int Together = 1_000;

    /// <summary>Follows members.</summary>
    /// <param name="plans">The journey, compiled, with its content.</param>
    /// <param name="sessions">Sessions by key, as they stand.</param>
    /// <param name="members">The members, some at a time; each batch has numbers of its own.</param>
    /// <param name="span">The days.</param>
    /// <param name="done">Told how many members are done, after each batch.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<ForecastTally> RunAsync(
        PlanSet plans, IReadOnlyDictionary<string, SessionRecord> sessions, IAsyncEnumerable<IReadOnlyList<ForecastMember>> members, ForecastSpan span, Action<long>? done, CancellationToken cancellationToken)
    {
        var tally = new ForecastTally(span);
        await foreach (var batch in members.WithCancellation(cancellationToken))
        {
            await AddAsync(tally, plans, sessions, batch, cancellationToken);
            done?.Invoke(tally.Members);
        }

        return tally;
    }

    private static async Task AddAsync(ForecastTally tally, PlanSet plans, IReadOnlyDictionary<string, SessionRecord> sessions, IReadOnlyList<ForecastMember> members, CancellationToken cancellationToken)
    {
        var store = new InMemoryStore(sessions);
        var run = new VirtualRun(plans, Unwritten, store, sessions, tally.Span.From);
        foreach (var member in members) await store.AddMemberAsync(member.Member, cancellationToken);
        foreach (var act in members.SelectMany(member => member.Acts).OrderBy(act => act.At))
        {
            await run.WakeUpBeforeAsync(act.At, cancellationToken);
            await run.HappenAsync(act.At, async token => await store.ActAsync(act, token), cancellationToken);
        }

        await run.WakeUpBeforeAsync(tally.Span.End, cancellationToken);
        tally.Add(members, await store.TraceAsync(cancellationToken), run);
    }

    /// <summary>Messages are counted; nobody reads them.</summary>
    private static RenderResult.Ready Unwritten(RenderRequest request) =>
        new(new RenderedMessage(request.Channel, request.Member.Language, Subject: null, Text: null, Html: null, TemplateId: null, [], Link: null));
}
