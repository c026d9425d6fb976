using System.Globalization;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Content;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Audit;

/// <summary>Who changed what, from when to when, and how it was before. What it tells of persons stands behind the mask; looking behind it is an entry of its own.</summary>
public sealed partial class AuditPage(AuditLog log, AuditWords words, ContentNaming naming, SignedIn signedIn, NavigationManager navigation)
{
    private const int PageSize = 50;
    private readonly HashSet<long> revealed = [];
    private IReadOnlyList<AuditActor> actors = [];
    private AuditNames? names;
    private List<AuditListing>? rows;
    private AuditFilter? loaded;
    private bool more;

    [SupplyParameterFromQuery] private string? Find { get; set; }

    [SupplyParameterFromQuery] private string? Who { get; set; }

    [SupplyParameterFromQuery] private string? Kind { get; set; }

    [SupplyParameterFromQuery] private string? Subject { get; set; }

    [SupplyParameterFromQuery] private string? From { get; set; }

    [SupplyParameterFromQuery] private string? To { get; set; }

    [CascadingParameter] private ViewerSettings Viewer { get; set; } = null!;

    private AuditFilter Filter => new()
    {
        Actor = long.TryParse(Who, CultureInfo.InvariantCulture, out var actor) ? actor : null,
        Kind = Kind,
        Subject = Subject,
        From = Midnight(From, 0),
        To = Midnight(To, 1),
        Text = Find ?? "",
    };

    private bool Narrowed => Filter != new AuditFilter();

    protected override async Task OnInitializedAsync()
    {
        actors = await log.ActorsAsync(CancellationToken.None);
        names = new AuditNames(await naming.ReadAsync(CancellationToken.None));
    }

    protected override async Task OnParametersSetAsync()
    {
        if (loaded == Filter)
            return;
        loaded = Filter;
        rows = await ReadAsync(null);
    }

    private async Task<List<AuditListing>> ReadAsync(long? before)
    {
        var page = await log.PageAsync(Filter, before, PageSize, CancellationToken.None);
        more = page.Count == PageSize;
        return [.. page];
    }

    private async Task MoreAsync() => rows!.AddRange(await ReadAsync(rows[^1].Row.Id));

    private async Task RevealAsync(AuditRow row)
    {
        await log.NoteAsync("audit.reveal", "audit", Number(row.Id), new { row.SubjectKind, row.SubjectId }, await signedIn.ActorAsync(), CancellationToken.None);
        revealed.Add(row.Id);
    }

    private void Narrow(string parameter, string? value) =>
        navigation.NavigateTo(navigation.GetUriWithQueryParameter(parameter, value is { Length: > 0 } ? value : null), replace: true);

    private void Only(AuditRow row) => navigation.NavigateTo(navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(StringComparer.Ordinal) { ["kind"] = row.SubjectKind, ["subject"] = row.SubjectId }));

    private string Name(AuditListing entry) => entry switch
    {
        { Row.Actor: null or 0 } => L["Program"],
        { Row.Actor: < 0 } => L["Key", entry.Actor ?? Number(-entry.Row.Actor.Value)],
        _ => entry.Actor ?? L["Gone", Number(entry.Row.Actor.Value)].Value,
    };

    /// <summary>The beginning of a day on the reader's clock.</summary>
    private DateTimeOffset? Midnight(string? date, int daysLater)
    {
        if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day >= DateOnly.MaxValue.AddDays(-1) || day <= DateOnly.MinValue.AddDays(1))
            return null;
        var (zone, local) = (TimeZoneInfo.FindSystemTimeZoneById(Viewer.Zone), day.AddDays(daysLater).ToDateTime(TimeOnly.MinValue));
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
