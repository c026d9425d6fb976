using System.Globalization;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Web.Shared.Definitions;
using JourneyStudio.Web.Shared.Localisation;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Journeys.Map;

public sealed partial class JourneyMapPage(JourneyOverviews overviews, WorkspaceContents contents, ActivityCatalog catalog, NavigationManager navigation)
{
    private const double ColumnWidth = 470;
    private const double RowHeight = 110;
    private const double LabelWidth = 170;
    private JourneyMap? map;
    private RuleNames names = new(ContentCatalog.Empty, StudioLanguages.Current);
    private IReadOnlyDictionary<string, (int Column, int Row)> places = new Dictionary<string, (int, int)>();
    private (double X, double Y, double Width, double Height) frame;

    [SupplyParameterFromQuery] private string? Find { get; set; }

    private IEnumerable<MappedJourney> Linked => map!.Journeys.Where(journey => places.ContainsKey(journey.Id));

    /// <summary>Those that say the word anywhere.</summary>
    private List<MappedJourney> Shown => [.. map!.Journeys.Where(journey => Find is null || Words(journey).Any(Says)).OrderBy(journey => journey.Name, StringComparer.CurrentCulture)];

    protected override async Task OnInitializedAsync()
    {
        var content = new ContentCatalog(await contents.ReadAsync(CancellationToken.None));
        var drawn = JourneyMap.Of(await overviews.AllAsync(CancellationToken.None), catalog, content, StudioLanguages.Current);
        var linked = drawn.Ways.SelectMany(way => new[] { way.From, way.To }).ToHashSet(StringComparer.Ordinal);
        names = new RuleNames(content, StudioLanguages.Current);
        places = MapLayout.Place([.. drawn.Journeys.Select(journey => journey.Id).Where(linked.Contains)], drawn.Ways.Select(way => (way.From, way.To)));
        frame = PictureLines.Frame([.. places.Keys.Select(At)]);
        map = drawn;
    }

    private (double X, double Y) At(string id) => (places[id].Column * ColumnWidth, places[id].Row * RowHeight);

    /// <summary>From the right edge of the one to the left edge of the other; a way back runs below both.</summary>
    private string Path(MappedWay way)
    {
        var (from, to) = (At(way.From), At(way.To));
        var (x, y, endX, endY) = (from.X + PictureLines.Width, from.Y + (PictureLines.Height / 2), to.X, to.Y + (PictureLines.Height / 2));
        if (endX <= x)
            return string.Create(CultureInfo.InvariantCulture, $"M{from.X + 128:0} {from.Y + 64:0}v20H{to.X + 100:0}V{to.Y + 64:0}");
        return string.Create(CultureInfo.InvariantCulture, $"M{x:0} {y:0}H{x + 14:0}L{endX - 14:0} {endY:0}H{endX:0}");
    }

    private (double X, double Y) Label(MappedWay way)
    {
        var (from, to) = (At(way.From), At(way.To));
        return to.X <= from.X
            ? (from.X + ((PictureLines.Width - LabelWidth) / 2), from.Y + 72)
            : (((from.X + PictureLines.Width + to.X) / 2) - (LabelWidth / 2), ((from.Y + to.Y + PictureLines.Height) / 2) - 12);
    }

    private string By(MappedWay way) => string.Join(L["Comma"], way.By.Select(Say));

    private string Say(JourneyLink link) => link.Kind switch
    {
        LinkKind.Call => L["Map.By.Call"],
        LinkKind.TagAdded => L["Map.By.TagAdded", names.Tag(link.Key)],
        LinkKind.TagRemoved => L["Map.By.TagRemoved", names.Tag(link.Key)],
        _ => names.Event(link.Key) ?? link.Key,
    };

    private IEnumerable<string> Touched(MappedJourney journey, bool writes) =>
        from touch in journey.Touches
        where touch.Writes == writes
        group Name(touch) by touch.Kind into kind
        orderby kind.Key
        select L[$"Map.Kind.{kind.Key}", string.Join(L["List"], kind)].Value;

    private string Name(JourneyTouch touch) => touch.Kind switch
    {
        TouchKind.Tag => names.Tag(touch.Key),
        TouchKind.Attribute => names.Attribute(touch.Key),
        TouchKind.Segment => names.Segment(touch.Key),
        TouchKind.Event => names.Event(touch.Key) ?? touch.Key,
        TouchKind.Form => names.Content.Form(touch.Key)?.Names.In(names.Language) ?? touch.Key,
        TouchKind.Coupon => names.Coupon(touch.Key),
        _ => names.Template(touch.Key),
    };

    private IEnumerable<string> LeadsTo(MappedJourney journey) =>
        map!.Ways.Where(way => way.From == journey.Id).Select(way => L["Map.To", map.Journeys.First(other => other.Id == way.To).Name, By(way)].Value);

    private IEnumerable<string> Words(MappedJourney journey) => [journey.Name, .. journey.Starts, .. Touched(journey, writes: false), .. Touched(journey, writes: true), .. LeadsTo(journey)];

    private bool Says(string text) => CultureInfo.CurrentCulture.CompareInfo.IndexOf(text, Find!, CompareOptions.IgnoreCase | CompareOptions.IgnoreWidth) >= 0;

    private void Search(string text) => navigation.NavigateTo(navigation.GetUriWithQueryParameter("find", text.Length == 0 ? null : text), replace: true);
}
