using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Timeline;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Members;

public sealed partial class MemberTimeline(MemberTimelines timelines, TimelineWords words, ScopedMembers members, SignedIn signedIn, NavigationManager navigation, TimeProvider clock)
{
    private const int PageSize = 60;
    private IReadOnlyList<TimelineLine>? lines;
    private (long Member, string Word, bool Revealed)? shown;
    private int wanted = PageSize;
    private bool more;

    [Parameter, EditorRequired] public long MemberId { get; set; }

    [Parameter, EditorRequired] public ContentNames Names { get; set; } = null!;

    /// <summary>What of the member's texts is hidden. Read again with every look: a new text may say a new name.</summary>
    [Parameter, EditorRequired] public PersonalMasks Masks { get; set; } = null!;

    /// <summary>Whether the reader has looked behind the mask.</summary>
    [Parameter] public bool Revealed { get; set; }

    /// <summary>The member has left the reader's scope, or is no more.</summary>
    [Parameter] public EventCallback OnGone { get; set; }

    [SupplyParameterFromQuery(Name = "show")] private string? Show { get; set; }

    [CascadingParameter] private ViewerSettings Viewer { get; set; } = null!;

    private string Word => TimelineFilter.Word(Show);

    private DateOnly Today => DayOf(clock.GetUtcNow());

    private IEnumerable<IGrouping<DateOnly, TimelineLine>> Days => lines!.GroupBy(line => DayOf(line.At));

    protected override Task OnParametersSetAsync()
    {
        if (shown == (MemberId, Word, Revealed))
            return Task.CompletedTask;
        shown = (MemberId, Word, Revealed);
        wanted = PageSize;
        return RefreshAsync();
    }

    private async Task RefreshAsync()
    {
        if (!await members.HoldsAsync(await signedIn.ScopeAsync(StudioPolicies.SeeMembers), [MemberId], CancellationToken.None))
        {
            await OnGone.InvokeAsync();
            return;
        }
        var entries = await timelines.PageAsync(MemberId, TimelineFilter.Kinds(Word), before: null, wanted, CancellationToken.None);
        await Masks.ReadAsync([MemberId]);
        lines = await words.SayAsync(entries, Names, Viewer, Masks.Of(MemberId), CancellationToken.None);
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
