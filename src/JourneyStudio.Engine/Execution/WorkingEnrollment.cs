using System.Collections.Immutable;

namespace JourneyStudio.Engine.Execution;

/// <summary>An enrollment while a turn changes it.</summary>
internal sealed class WorkingEnrollment(Plan plan, Enrollment loaded, IEnumerable<Token> tokens, bool isNew)
{
    private readonly Dictionary<int, Token> stored = isNew ? [] : tokens.ToDictionary(token => token.Number);
    private int step = loaded.Step;
    private EnrollmentState state = loaded.State;
    private string? reason = loaded.Reason;
    private DateTimeOffset? endedAt = loaded.EndedAt;
    private DateTimeOffset? convertedAt = loaded.ConvertedAt;
    private ImmutableSortedSet<string> joined = loaded.Joined;

    public Plan Plan => plan;

    public EnrollmentId Id => loaded.Id;

    public JourneyId Journey => loaded.Journey;

    public string EntryKey => loaded.EntryKey;

    public DateTimeOffset EnteredAt => loaded.EnteredAt;

    public ImmutableSortedDictionary<string, string> Records { get; private set; } = loaded.Records;

    public bool IsConverted => convertedAt is not null;

    public DateTimeOffset? GoalUntil => loaded.GoalUntil;

    public int Step => step;

    public List<Token> Tokens { get; } = isNew ? [] : [.. tokens];

    public bool IsActive => state == EnrollmentState.Active;

    /// <summary>Its journey is paused, or has not let it go on yet.</summary>
    public bool IsHeld => Tokens.Exists(token => token.Held);

    /// <summary>A failed one goes on.</summary>
    public void Revive() => (state, reason, endedAt) = (EnrollmentState.Active, null, null);

    public int NextStep() => ++step;

    public void SetRecord(string kind, string key) => Records = Records.SetItem(kind, key);

    public void Convert(DateTimeOffset at) => convertedAt = at;

    /// <summary>Closes a fork at a join for any branch.</summary>
    public void CloseFork(string join, string group) => joined = joined.Add($"{join}:{group}");

    public bool IsForkClosed(string join, string group) => joined.Contains($"{join}:{group}");

    public void End(EnrollmentState how, string? why, DateTimeOffset at) => (state, reason, endedAt) = (how, why, at);

    /// <summary>What is to be stored, or null when nothing changed.</summary>
    public EnrollmentChange? Change()
    {
        var moved = Tokens.Where(token => !stored.TryGetValue(token.Number, out var before) || before != token).ToImmutableArray();
        var gone = stored.Keys.Where(number => Tokens.TrueForAll(token => token.Number != number)).ToImmutableArray();
        var changed = isNew || moved.Length > 0 || gone.Length > 0 || step != loaded.Step || state != loaded.State
            || joined.Count != loaded.Joined.Count;
        return changed
            ? new EnrollmentChange(
                loaded with { Step = step, State = state, Reason = reason, EndedAt = endedAt, Records = Records, ConvertedAt = convertedAt, Joined = joined },
                isNew ? null : loaded.Step,
                moved,
                gone)
            { StateBefore = loaded.State }
            : null;
    }
}
