using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Execution;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Features.Touchpoints;

/// <summary>What members do on a page becomes an event of theirs, in the same transaction as everything else that the page writes.</summary>
internal static class TouchEvents
{
    /// <summary>True when this act was stored before: a form sent twice, a page loaded again.</summary>
    public static Task<bool> IsKnownAsync(StudioDbContext context, TouchAct act, CancellationToken cancellationToken) =>
        context.Set<EventKeyRow>().AnyAsync(row => row.Source == act.Source && row.Key == act.Key, cancellationToken);

    public static void Add(StudioDbContext context, TouchAct act, long eventId, long member, IReadOnlyCollection<KeyValuePair<string, AttributeValue>> properties, DateTimeOffset now)
    {
        context.Add(new EventKeyRow { Source = act.Source, Key = act.Key, EventId = eventId, At = now });
        context.Add(new EventRow
        {
            Id = eventId,
            MemberId = member,
            Slot = SlotLease.SlotOf(new MemberId(member)),
            Name = act.Event,
            Source = act.Source,
            At = now,
            StoredAt = now,
            Properties = PropertyJson.Write(properties),
        });
    }
}

/// <summary>One act of a member on a page.</summary>
/// <param name="Event">Name of the event it raises.</param>
/// <param name="Source">Kind of page: with the key it names the act for good.</param>
/// <param name="Key">Names the act among those of its source.</param>
internal sealed record TouchAct(string Event, string Source, string Key)
{
    public static TouchAct Form(string form, string instance) => new("form.submitted", "form", $"{form}:{instance}");

    public static TouchAct Scan(string code, string instance) => new("qr.scanned", "scan", $"{code}:{instance}");
}
