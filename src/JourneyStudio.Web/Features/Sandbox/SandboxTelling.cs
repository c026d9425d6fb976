using System.Collections.Immutable;
using System.Text.Json;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>What members are told when a session changes, as in life.</summary>
internal static class SandboxTelling
{
    /// <param name="before">The session as it was.</param>
    /// <param name="after">The session as it is from then on.</param>
    public static (string Event, ImmutableSortedDictionary<string, JsonElement> Properties) Of(SessionRecord before, SessionRecord after)
    {
        var properties = ImmutableSortedDictionary<string, JsonElement>.Empty.Add(RecordKinds.Session, JsonSerializer.SerializeToElement(after.Key));
        return after.Cancelled
            ? (SessionEvents.Cancelled, properties)
            : (SessionEvents.Rescheduled, properties.Add("startsAt", JsonSerializer.SerializeToElement(after.StartsAt)).Add("old.startsAt", JsonSerializer.SerializeToElement(before.StartsAt)));
    }
}
