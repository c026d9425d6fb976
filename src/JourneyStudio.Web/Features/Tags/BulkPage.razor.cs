using System.Globalization;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Runtime.Tags;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Tags;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Tags;

/// <summary>Gives a static tag to the members of a segment, or takes it, once it was said how many that concerns. Everybody reaches the members, and names the sessions, of their own scope.</summary>
public sealed partial class BulkPage(TagDesk desk, TagAssigning assigning, SessionListings listings, SignedIn signedIn, TimeProvider clock)
{
    /// <summary>Sessions to choose from: those of the last weeks, and the next.</summary>
    private const int Sessions = 200;

    private static readonly TimeSpan Past = TimeSpan.FromDays(60);

    private ContentCatalog? content;
    private IReadOnlyList<SessionListing> sessions = [];
    private IReadOnlyList<TagAssignmentRow> runs = [];
    private AssignmentPreview? preview;
    private TagAssignment asked = new("", "", Removes: false);
    private string? refused;

    /// <summary>The tag to begin with.</summary>
    [SupplyParameterFromQuery] private string? Tag { get; set; }

    private IReadOnlyList<TagDefinition> Tags => [.. content!.Content.Tags.Where(known => !known.IsComputed).OrderBy(known => known.Names.In(StudioLanguages.Current), StringComparer.CurrentCulture)];

    private bool IsScoped => content!.Tag(asked.Tag) is { Scoped: true };

    private bool IsWhole => asked.Tag.Length > 0 && asked.Segment.Length > 0 && (asked.Session.Length > 0 || !IsScoped);

    protected override async Task OnInitializedAsync()
    {
        content = new ContentCatalog(await desk.ContentAsync(CancellationToken.None));
        if (Tag is not null && content.Tag(Tag) is { } known)
            await ChooseAsync(asked with { Tag = known.Key });
        await LookAsync();
    }

    private async Task LookAsync() => runs = await assigning.OfAsync(await signedIn.ActorAsync(), CancellationToken.None);

    private async Task ChooseAsync(TagAssignment chosen)
    {
        (asked, preview, refused) = (chosen, null, null);
        if (IsScoped && sessions.Count == 0)
        {
            var now = clock.GetUtcNow();
            sessions = await listings.PageAsync(new SessionFilter { Scope = await signedIn.ScopeAsync(StudioPolicies.TagMembers), From = now - Past }, null, Sessions, now, CancellationToken.None);
        }
        if (content!.Tag(asked.Tag) is { IsComputed: true } || IsWhole)
            preview = await MayAsync() ? await assigning.PreviewAsync(asked, await signedIn.ScopeAsync(StudioPolicies.TagMembers), CancellationToken.None) : null;
    }

    private async Task StartAsync()
    {
        if (!await MayAsync())
            return;
        await assigning.StartAsync(asked, await signedIn.ScopeAsync(StudioPolicies.TagMembers), await signedIn.ActorAsync(), CancellationToken.None);
        preview = null;
        await LookAsync();
    }

    private async Task StopAsync(long run)
    {
        if (await signedIn.ActorAsync() is { } actor)
            await assigning.StopAsync(run, actor, CancellationToken.None);
        await LookAsync();
    }

    private async Task<bool> MayAsync()
    {
        var problem = await assigning.RefusalAsync(asked, await signedIn.ScopeAsync(StudioPolicies.TagMembers), CancellationToken.None);
        refused = problem is null ? null : ProblemTexts.Say(problem, StudioLanguages.Current);
        return problem is null;
    }

    private string Said(TagAssignmentRow run)
    {
        var tag = content!.Tag(run.Tag)?.Names.In(StudioLanguages.Current) ?? run.Tag;
        if (run.Session.Length > 0)
            tag = L["Bulk.Run.For", tag, sessions.FirstOrDefault(known => known.Session.Key == run.Session) is { } session ? SessionName(session) : run.Session];
        return L[run.Removes ? "Bulk.Run.Take" : "Bulk.Run.Give", tag, content.Segment(run.Segment)?.Names.In(StudioLanguages.Current) ?? run.Segment];
    }

    private static string SessionName(SessionListing session)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(session.Session.TimeZone, out var known) ? known : TimeZoneInfo.Utc;
        var day = TimeZoneInfo.ConvertTime(session.Session.StartsAt, zone).ToString("d", CultureInfo.CurrentCulture);
        return $"{day} · {session.Session.Names.In(StudioLanguages.Current)} · {session.StoreNames?.In(StudioLanguages.Current) ?? session.Session.Store}";
    }
}
