using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Timeline;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Members;

public sealed partial class MemberTimeline(MemberTimelines timelines, TimelineWords words, NavigationManager navigation, TimeProvider clock)
{
    private const int PageSize = 60;
    private IReadOnlyList<TimelineLine>? lines;
    private (long Member, string Word, PersonalMask Mask)? shown;
    private int wanted = PageSize;
    private bool more;

    [Parameter, EditorRequired] public long MemberId { get; set; }

    [Parameter, EditorRequired] public ContentNames Names { get; set; } = null!;

    /// <summary>What of the member's texts is hidden.</summary>
    [Parameter, EditorRequired] public PersonalMask Mask { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "show")] private string? Show { get; set; }

    [CascadingParameter] private ViewerSettings Viewer { get; set; } = null!;

    private string Word => TimelineFilter.Word(Show);

    private DateOnly Today => DayOf(clock.GetUtcNow());

    private IEnumerable<IGrouping<DateOnly, TimelineLine>> Days => lines!.GroupBy(line => DayOf(line.At));

    protected override Task OnParametersSetAsync()
    {
        if (shown == (MemberId, Word, Mask))
            return Task.CompletedTask;
        shown = (MemberId, Word, Mask);
        wanted = PageSize;
        return RefreshAsync();
    }

    private async Task RefreshAsync()
    {
        var entries = await timelines.PageAsync(MemberId, TimelineFilter.Kinds(Word), before: null, wanted, CancellationToken.None);
        lines = await words.SayAsync(entries, Names, Viewer, Mask, CancellationToken.None);
        more = entries.Count == wanted;
    }

    private Task OlderAsync()
    {
        wanted += PageSize;
        return RefreshAsync();
    }

    private string Address(string word) => navigation.GetUriWithQueryParameter("show", word == TimelineFilter.All[0].Word ? null : word);

    private DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(Moments.InZoneOf(at, Viewer).DateTime);

    private string DayName(DateOnly day) => (Today.DayNumber - day.DayNumber) switch
    {
        0 => L["Day.Today", Moments.Date(day, Today)],
        1 => L["Day.Yesterday", Moments.Date(day, Today)],
        _ => Moments.Date(day, Today),
    };
}
