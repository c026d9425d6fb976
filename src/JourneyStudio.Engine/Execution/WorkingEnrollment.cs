using System.Collections.Immutable;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Execution;

/// <summary>An enrollment while a turn changes it.</summary>
internal sealed class WorkingEnrollment(Plan loadedPlan, Enrollment loaded, IReadOnlyList<Token> tokens, bool isNew)
{
    /// <summary>Nearly all enrollments have one token or two; a loop with a fork in it can have thousands, and those are found by a table.</summary>
    private const int Few = 16;

    private int step = loaded.Step;
    private EnrollmentState state = loaded.State;
    private string? reason = loaded.Reason;
    private DateTimeOffset? endedAt = loaded.EndedAt;
    private DateTimeOffset? convertedAt = loaded.ConvertedAt;
    private ImmutableSortedSet<string> joined = loaded.Joined;

    /// <summary>The version that carries it out.</summary>
    public Plan Plan { get; private set; } = loadedPlan;

    public EnrollmentId Id => loaded.Id;

    public JourneyId Journey => loaded.Journey;

    public string EntryKey => loaded.EntryKey;

    public DateTimeOffset EnteredAt => loaded.EnteredAt;

    public ImmutableSortedDictionary<string, string> Records { get; private set; } = loaded.Records;

    public ImmutableSortedDictionary<string, AttributeValue> Values { get; private set; } = loaded.Values;

    public bool IsConverted => convertedAt is not null;

    public DateTimeOffset? GoalUntil { get; private set; } = loaded.GoalUntil;

    public int Step => step;

    /// <summary>Count of changes (<see cref="Turn.ChangeCount"/>) that its parked tokens have been judged on.</summary>
    public int JudgedOn { get; private set; } = isNew ? int.MaxValue : -1;

    /// <summary>Activities visited since the last event or due time: judging again what follows goes on counting, so that branches that multiply there come to an end.</summary>
    public List<string> Visited { get; } = [];

    public List<Token> Tokens { get; } = isNew ? [] : [.. tokens];

    public bool IsActive => state == EnrollmentState.Active;

    /// <summary>Its journey is paused, or has not let it go on yet.</summary>
    public bool IsHeld => Tokens.Exists(static token => token.Held);

    /// <summary>Another version carries it out from here on.</summary>
    public void Become(Plan plan, DateTimeOffset? goalUntil) => (Plan, GoalUntil) = (plan, goalUntil);

    /// <summary>One that had ended goes on.</summary>
    public void Revive() => (state, reason, endedAt) = (EnrollmentState.Active, null, null);

    public int NextStep() => ++step;

    public void SetRecord(string kind, string key) => Records = Records.SetItem(kind, key);

    /// <summary>Remembers a value, or forgets it; false when that changes nothing.</summary>
    public bool SetValue(string name, AttributeValue? value)
    {
        if (Values.GetValueOrDefault(name) == value) return false;
        Values = value is null ? Values.Remove(name) : Values.SetItem(name, value);
        return true;
    }

    public void Convert(DateTimeOffset at) => convertedAt = at;

    /// <summary>Whether the token still rests here as it is.</summary>
    public bool Has(Token token) => Place(token) is var place and >= 0 && Tokens[place] == token;

    /// <summary>The token rests on, changed.</summary>
    public void Replace(Token token, Token changed) => Tokens[Place(token)] = changed;

    /// <summary>The token rests no more.</summary>
    public void Remove(Token token) => Tokens.RemoveAt(Place(token));

    private int Place(Token token)
    {
        for (var i = 0; i < Tokens.Count; i++)
        {
            if (Tokens[i].Number == token.Number) return i;
        }

        return -1;
    }

    /// <summary>A token has parked after so many changes. An exit rule was judged before the burst, whose effects may have changed what it reads.</summary>
    public void Park(Token token, int changes)
    {
        Tokens.Add(token);
        JudgedOn = Math.Min(JudgedOn, Plan.ExitWhen is null ? changes : -1);
    }

    /// <summary>All its tokens are being judged after so many changes.</summary>
    public void Judged(int changes) => JudgedOn = changes;

    /// <summary>Closes a fork at a join for any branch.</summary>
    public void CloseFork(string join, string group) => joined = joined.Add($"{join}:{group}");

    public bool IsForkClosed(string join, string group) => joined.Contains($"{join}:{group}");

    public void End(EnrollmentState how, string? why, DateTimeOffset at) => (state, reason, endedAt) = (how, why, at);

    /// <summary>What is to be stored, or null when nothing changed.</summary>
    public EnrollmentChange? Change()
    {
        var moved = Moved();
        var gone = Gone();
        var changed = isNew || moved.Length > 0 || gone.Length > 0 || step != loaded.Step || state != loaded.State
            || joined.Count != loaded.Joined.Count;
        return changed
            ? new EnrollmentChange(
                loaded with { Version = Plan.Identity.Version, GoalUntil = GoalUntil, Step = step, State = state, Reason = reason, EndedAt = endedAt, Records = Records, Values = Values, ConvertedAt = convertedAt, Joined = joined },
                isNew ? null : loaded.Step,
                moved,
                gone)
            { StateBefore = loaded.State, VersionBefore = isNew || Plan.Identity.Version == loaded.Version ? null : loaded.Version }
            : null;
    }

    private ImmutableArray<Token> Moved()
    {
        if (tokens.Count == 0) return [.. Tokens];
        if (tokens.Count <= Few) return [.. Tokens.FindAll(token => Numbered(tokens, token.Number) != token)];
        var before = tokens.ToDictionary(token => token.Number);
        return [.. Tokens.Where(token => before.GetValueOrDefault(token.Number) != token)];
    }

    private ImmutableArray<int> Gone()
    {
        if (tokens.Count == 0) return [];
        if (tokens.Count == 1) return Numbered(Tokens, tokens[0].Number) is null ? [tokens[0].Number] : [];
        if (tokens.Count <= Few) return [.. tokens.Where(token => Numbered(Tokens, token.Number) is null).Select(token => token.Number)];
        var left = Tokens.Select(token => token.Number).ToHashSet();
        return [.. tokens.Select(token => token.Number).Where(number => !left.Contains(number))];
    }

    private static Token? Numbered(IReadOnlyList<Token> among, int number)
    {
        for (var i = 0; i < among.Count; i++)
        {
            if (among[i].Number == number) return among[i];
        }

        return null;
    }
}
