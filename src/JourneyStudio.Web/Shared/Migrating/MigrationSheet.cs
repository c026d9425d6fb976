using System.Collections.Immutable;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Runtime.Operating;
using JourneyStudio.Web.Shared.Definitions;

namespace JourneyStudio.Web.Shared.Migrating;

/// <summary>The map as an operator fills it in: begun with what is obvious.</summary>
public sealed class MigrationSheet
{
    private readonly Plan from;
    private readonly Plan to;
    private readonly ImmutableSortedDictionary<string, MigrationChoice> suggested;
    private readonly List<MigrationPlace> places;

    public MigrationSheet(Plan from, Plan to, IReadOnlyDictionary<string, long> members, ActivityCatalog catalog, string language)
    {
        (this.from, this.to) = (from, to);
        suggested = MigrationMap.Suggest(from, to);
        places = [.. MigrationMap.Places(from).Select(id => new MigrationPlace { Activity = id, Look = ActivityLook.Of(from.Find(id)!.Definition, catalog, language), Members = members.GetValueOrDefault(id), Choice = suggested[id] })];
        Targets = [.. to.Definition.Activities.Where(activity => MigrationMap.CanReceive(to, activity.Id)).Select(activity => (activity.Id, ActivityLook.Of(activity, catalog, language).Title))];
    }

    public int From => from.Identity.Number;

    public int To => to.Identity.Number;

    /// <summary>Those where somebody stands come first.</summary>
    public IEnumerable<MigrationPlace> Places => places.OrderBy(place => place.Members == 0);

    /// <summary>Activities that members can be put at.</summary>
    public ImmutableArray<(string Id, string Title)> Targets { get; }

    /// <summary>Those in the version who would not stay.</summary>
    public long Concerned => places.Where(place => place.Choice.Way != MigrationWay.Stay).Sum(place => place.Members);

    public ImmutableSortedDictionary<string, MigrationChoice> Map => places.ToImmutableSortedDictionary(place => place.Activity, place => place.Choice, StringComparer.Ordinal);

    public ImmutableArray<Problem> Problems => MigrationMap.Check(from, to, Map);

    /// <summary>The way to the other version goes to the activity that is suggested, else to the first.</summary>
    public void Choose(string activity, MigrationWay way) => Set(activity, way switch
    {
        MigrationWay.Stay => MigrationChoice.Stay,
        MigrationWay.Exit => MigrationChoice.Exit,
        _ => suggested[activity] is { Way: MigrationWay.Move } obvious ? obvious : MigrationChoice.To(Targets.Length == 0 ? "" : Targets[0].Id),
    });

    public void ChooseTarget(string activity, string target) => Set(activity, MigrationChoice.To(target));

    /// <summary>All at once; to the other version go those for whom that is obvious.</summary>
    public void ChooseAll(MigrationWay way)
    {
        foreach (var place in places.ToList())
        {
            if (way != MigrationWay.Move || suggested[place.Activity].Way == MigrationWay.Move) Choose(place.Activity, way);
        }
    }

    /// <summary>How many stand where changes while the page is open.</summary>
    public void Count(IReadOnlyDictionary<string, long> members)
    {
        for (var i = 0; i < places.Count; i++) places[i] = places[i] with { Members = members.GetValueOrDefault(places[i].Activity) };
    }

    /// <summary>Looks again at what would become of those who stand somewhere: what one place says concerns the others of the same enrollment. A map that cannot be carried out shows what was there before.</summary>
    public async Task PreviewAsync(MigrationPreviews previews, CancellationToken cancellationToken)
    {
        if (Problems.Any(problem => problem.Code != MigrationMap.Nothing)) return;
        var map = Map;
        for (var i = 0; i < places.Count; i++)
        {
            if (places[i].Members > 0) places[i] = places[i] with { Preview = await previews.OfAsync(from, to, map, places[i].Activity, cancellationToken) };
        }
    }

    private void Set(string activity, MigrationChoice choice)
    {
        var at = places.FindIndex(place => place.Activity == activity);
        places[at] = places[at] with { Choice = choice };
    }
}
