using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Web.Shared.Viewing;

namespace JourneyStudio.Web.Shared.Fields;

/// <summary>The member by whose example editors show what settings mean.</summary>
/// <param name="Name">Their name as the reader may see it; null: nobody, only somebody in the zone of the workspace.</param>
/// <param name="Member">What is known of them. Links that are made for them open nothing.</param>
/// <param name="Session">The session that they would come for.</param>
/// <param name="Records">What their enrollment would carry.</param>
/// <param name="Mask">Hides in texts what tells who they are.</param>
public sealed record FieldSample(string? Name, MemberSnapshot Member, SessionRecord? Session, ImmutableSortedDictionary<string, string> Records, PersonalMask Mask)
{
    /// <summary>Whether the reader chose them.</summary>
    public bool IsChosen { get; init; }

    /// <summary>They come to an activity of a journey now.</summary>
    public ActivityContext Arriving(FieldContext context, string journey) => new()
    {
        Member = Member,
        Records = Records,
        EnteredAt = context.Now,
        ArrivedAt = context.Now,
        Journey = journey,
        Zone = context.ZoneOf(this),
        Session = Session,
        Content = context.Content,
        Now = context.Now,
    };
}
