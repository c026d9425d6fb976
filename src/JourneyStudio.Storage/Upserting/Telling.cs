using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Events;

namespace JourneyStudio.Storage.Upserting;

/// <summary>Which changes of a batch journeys learn of: asked once, so that the ids taken suffice whatever is published meanwhile.</summary>
internal sealed record Telling(bool Created, bool Updated, bool Tagged, bool Untagged)
{
    public const string MemberCreated = "member.created";
    /// <summary>Field and property: key of the member's guide.</summary>
    public const string Guide = "guide";

    public const string TagAdded = "tag.added";
    public const string TagRemoved = "tag.removed";

    public static Telling Of(UpsertRules rules, ListenedEvents listened) => new(
        rules.Tells && listened.Hears(MemberCreated), rules.Tells && listened.Hears(ChangeEvents.MemberUpdated), rules.Tells && listened.Hears(TagAdded), rules.Tells && listened.Hears(TagRemoved));

    /// <summary>How many ids of events these entries may need.</summary>
    public int IdsNeeded(IReadOnlyCollection<MemberEntry> entries) =>
        (Created || Updated ? entries.Count : 0) + (Tagged || Untagged ? entries.Sum(entry => entry.Values.Count(value => value.Field.Kind == EntryFieldKind.Tag)) : 0);
}
