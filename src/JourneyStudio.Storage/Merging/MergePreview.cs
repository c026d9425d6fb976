using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Members;

namespace JourneyStudio.Storage.Merging;

/// <summary>What merging two members would do.</summary>
public sealed record MergePreview
{
    public required MemberRow Survivor { get; init; }
    public required MemberRow Duplicate { get; init; }
    /// <summary>What both have a different value of.</summary>
    public required IReadOnlyList<MergeConflict> Conflicts { get; init; }
    /// <summary>Names of the stores and guides that the conflicts speak of, by field and key.</summary>
    public required IReadOnlyDictionary<(string Field, string Key), LocalText> Places { get; init; }
    /// <summary>What the duplicate has, by kind: it becomes the survivor's.</summary>
    public required IReadOnlyList<MergeMove> Moves { get; init; }
    /// <summary>Enrollments that end, because an older one of the same journey and entry key stays.</summary>
    public required IReadOnlyList<MergeEnding> Ends { get; init; }
    /// <summary>Consents that only one of the two has in force, and what holds for both together.</summary>
    public required IReadOnlyList<MergeConsent> Consents { get; init; }
}

/// <summary>A value that each has.</summary>
/// <param name="Key">Key of an attribute or a channel, as <see cref="JourneyStudio.Engine.Execution.Merging.MergeRequest.FromDuplicate"/> takes it.</param>
/// <param name="IsAddress">Whether it is an address of a channel.</param>
/// <param name="Survivor">The survivor's value.</param>
/// <param name="Duplicate">The duplicate's.</param>
public sealed record MergeConflict(string Key, bool IsAddress, string Survivor, string Duplicate);

/// <summary>How much of a kind there is.</summary>
/// <param name="Kind">tag, order, coupon, child, subscription, message, event, task, enrollment or points.</param>
/// <param name="Count">How many.</param>
public sealed record MergeMove(string Kind, long Count);

/// <summary>An enrollment that ends.</summary>
/// <param name="Journey">Name of the journey.</param>
/// <param name="EntryKey">Entry key; empty for none.</param>
/// <param name="EnteredAt">When it began.</param>
/// <param name="IsSurvivors">Whether it is the survivor's.</param>
public sealed record MergeEnding(string Journey, string EntryKey, DateTimeOffset EnteredAt, bool IsSurvivors);

/// <summary>A consent that is not the same for both.</summary>
/// <param name="Channel">Channel key.</param>
/// <param name="Purpose">marketing or service.</param>
/// <param name="Survivor">Whether the survivor agrees.</param>
/// <param name="Duplicate">Whether the duplicate agrees.</param>
/// <param name="Holds">Whether it holds after the merge.</param>
public sealed record MergeConsent(string Channel, string Purpose, bool Survivor, bool Duplicate, bool Holds);
