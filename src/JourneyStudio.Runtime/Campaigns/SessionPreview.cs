using System.Collections.Immutable;

namespace JourneyStudio.Runtime.Campaigns;

/// <summary>What a change of a session would come to.</summary>
/// <param name="Concerned">Members who carry a tag of it or are on the way with it: they are told.</param>
/// <param name="InFlight">Enrollments on the way with it, those included that wait for something else.</param>
/// <param name="Waits">Those who wait for a date of it, by where they stand and what becomes of them.</param>
/// <param name="Told">Journeys that let members in on the event that tells them.</param>
public sealed record SessionPreview(int Concerned, int InFlight, ImmutableArray<PreviewedWait> Waits, ImmutableArray<ToldJourney> Told)
{
    public int Waiting => Waits.Sum(wait => wait.Count);
}

/// <summary>So many who wait at one place.</summary>
/// <param name="Version">Version of the journey that they are in.</param>
/// <param name="DefinitionId">Logical id of the journey.</param>
/// <param name="Journey">Its name.</param>
/// <param name="Activity">Id of the activity.</param>
/// <param name="Count">How many.</param>
/// <param name="Before">When time would move them on as it is.</param>
/// <param name="Fate">What becomes of them.</param>
/// <param name="After">When time would move them on then.</param>
public sealed record PreviewedWait(long Version, string DefinitionId, string Journey, string Activity, int Count, DateTimeOffset? Before, WaitFate Fate, DateTimeOffset? After);

/// <summary>A journey that members enter when they are told.</summary>
public sealed record ToldJourney(string DefinitionId, string Name);

/// <summary>What becomes of who waits.</summary>
public enum WaitFate
{
    /// <summary>They go on waiting, until another time perhaps.</summary>
    Waits,

    /// <summary>They go on at once.</summary>
    GoesOn,

    /// <summary>They leave the journey.</summary>
    Leaves,
}
