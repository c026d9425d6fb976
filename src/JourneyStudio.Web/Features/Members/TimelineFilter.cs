using JourneyStudio.Storage.Timeline;

namespace JourneyStudio.Web.Features.Members;

/// <summary>The filters of the timeline by their word in the address.</summary>
internal static class TimelineFilter
{
    public static readonly IReadOnlyList<(string Word, TimelineKinds Kinds)> All =
    [
        ("all", TimelineKinds.All),
        ("messages", TimelineKinds.Messages),
        ("behaviour", TimelineKinds.Events),
        ("steps", TimelineKinds.Steps),
        ("tags", TimelineKinds.Tags),
        ("tasks", TimelineKinds.Tasks),
    ];

    public static string Word(string? asked) => All.Any(filter => filter.Word == asked) ? asked! : All[0].Word;

    public static TimelineKinds Kinds(string? asked) => All.First(filter => filter.Word == Word(asked)).Kinds;
}
