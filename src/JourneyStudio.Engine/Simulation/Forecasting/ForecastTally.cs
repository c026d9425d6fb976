using System.Runtime.InteropServices;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Simulation.Forecasting;

/// <summary>What a forecast has counted. Its size depends on the journey and the days, never on how many members there are.</summary>
/// <param name="span">The days.</param>
public sealed class ForecastTally(ForecastSpan span)
{
    private const string TaskGiven = "task ";
    private readonly long[] entered = new long[span.Days];
    private readonly Dictionary<string, long[]> arrivals = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Activity, string Port), long> left = [];
    private readonly Dictionary<string, long> waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long[]> sent = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Channel, string Reason), long[]> unsent = [];
    private readonly Dictionary<string, long[]> tasks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> refusals = new(StringComparer.Ordinal);
    private readonly Dictionary<EnrollmentState, long> states = [];

    /// <summary>The days.</summary>
    public ForecastSpan Span { get; } = span;

    /// <summary>Members that were followed.</summary>
    public long Members { get; private set; }

    /// <summary>Steps that they made.</summary>
    public long Steps { get; private set; }

    /// <summary>Entries by day.</summary>
    public IReadOnlyList<long> Entered => entered;

    /// <summary>Arrivals by activity, each by day.</summary>
    public IReadOnlyDictionary<string, long[]> Arrivals => arrivals;

    /// <summary>How many left an activity by a port.</summary>
    public IReadOnlyDictionary<(string Activity, string Port), long> Left => left;

    /// <summary>How many stand at an activity at the end.</summary>
    public IReadOnlyDictionary<string, long> Waiting => waiting;

    /// <summary>Messages that left, by channel, each by hour.</summary>
    public IReadOnlyDictionary<string, long[]> Sent => sent;

    /// <summary>Messages that a channel was not permitted or made for, by channel and code of the reason, each by day. One message can fail on several channels.</summary>
    public IReadOnlyDictionary<(string Channel, string Reason), long[]> Unsent => unsent;

    /// <summary>Tasks by key of the member's store (empty: none), each by day.</summary>
    public IReadOnlyDictionary<string, long[]> Tasks => tasks;

    /// <summary>Entries that were refused, by code of the reason.</summary>
    public IReadOnlyDictionary<string, long> Refusals => refusals;

    /// <summary>Passages by where they stand at the end.</summary>
    public IReadOnlyDictionary<EnrollmentState, long> States => states;

    /// <summary>Messages of a channel by day.</summary>
    public long[] SentByDay(string channel) =>
        sent.TryGetValue(channel, out var hours) ? [.. hours.Chunk(24).Select(day => day.Sum())] : new long[Span.Days];

    /// <summary>Adds what came of some members.</summary>
    internal void Add(IReadOnlyList<ForecastMember> members, IReadOnlyList<TracedStep> trace, VirtualRun run)
    {
        Members += members.Count;
        Steps += trace.Count;
        var stores = members.ToDictionary(member => member.Member.Id, member => member.Member.Attributes.GetValueOrDefault(BuiltInAttributes.Store)?.ToText() ?? "");
        var passages = new Dictionary<EnrollmentId, EnrollmentState>();
        foreach (var traced in trace)
        {
            Add(traced.Step, stores[traced.Member]);
            if (passages.TryAdd(traced.Step.Enrollment, traced.State)) entered[Span.DayOf(traced.Step.ArrivedAt)]++;
        }

        foreach (var state in passages.Values) Count(states, state)++;
        foreach (var (_, refusal) in run.Refusals) Count(refusals, refusal.Reason)++;
        foreach (var message in run.Messages)
        {
            if (message.Rendered is RenderResult.Refused refused) Series(unsent, (message.Channel, refused.Code), Span.Days)[Span.DayOf(message.At)]++;
            else Series(sent, message.Channel, Span.Hours)[Span.HourOf(message.At)]++;
        }
    }

    private void Add(TraceStep step, string store)
    {
        var day = Span.DayOf(step.ArrivedAt);
        Series(arrivals, step.Activity, Span.Days)[day]++;
        if (step.Port is { } port) Count(left, (step.Activity, port))++;
        if (step is { LeftAt: null, End: null }) Count(waiting, step.Activity)++;
        foreach (var effect in step.Effects)
            if (effect.StartsWith(TaskGiven, StringComparison.Ordinal)) Series(tasks, store, Span.Days)[day]++;
        foreach (var value in step.Values)
            if (ChannelKeys.ToMembers.Contains(value.Name)) Series(unsent, (value.Name, value.Value), Span.Days)[day]++;
    }

    private static ref long Count<TKey>(Dictionary<TKey, long> counts, TKey key)
        where TKey : notnull => ref CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _);

    private static long[] Series<TKey>(Dictionary<TKey, long[]> series, TKey key, int length)
        where TKey : notnull => CollectionsMarshal.GetValueRefOrAddDefault(series, key, out _) ??= new long[length];
}
