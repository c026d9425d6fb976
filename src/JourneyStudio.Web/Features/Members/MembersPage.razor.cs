using System.Text.Json;
using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Parts;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;

namespace JourneyStudio.Web.Features.Members;

/// <summary>The members, narrowed by what stands in the address: words, a tag, a rule. They are looked up once, and count and pages are taken from what was found.</summary>
public sealed partial class MembersPage(
    MemberListings listings, MemberFilters filters, ContentNaming naming, WorkspaceContents contents, SignedIn signedIn, NavigationManager navigation, TimeProvider clock) : IDisposable
{
    private const int PageSize = 50;
    private const int TagsShown = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private IReadOnlyDictionary<string, LocalText> tags = new Dictionary<string, LocalText>(StringComparer.Ordinal);
    private ContentCatalog content = ContentCatalog.Empty;
    private CancellationTokenSource finding = new();
    private KeysetRows<MemberListing>? rows;
    private JsonElement? rule;
    private int? total;
    private (string? Find, string? Tag, string? Rule)? shown;
    private bool filtering;
    private bool busy;
    private bool late;
    private bool mayLook;

    [SupplyParameterFromQuery] private string? Find { get; set; }

    [SupplyParameterFromQuery] private string? Tag { get; set; }

    /// <summary>The rule that members are filtered by, as JSON.</summary>
    [SupplyParameterFromQuery(Name = "rule")] private string? Asked { get; set; }

    /// <summary>The export has whom the list shows.</summary>
    private string ExportAddress => navigation.GetUriWithQueryParameters(
        navigation.ToAbsoluteUri("/members/export").ToString(), new Dictionary<string, object?> { ["find"] = Find, ["tag"] = Tag, ["rule"] = IsFiltered ? Asked : null });

    private bool IsFiltered => MemberRules.Ask(rule, content, mayLook) is not null;

    private bool Narrowed => Find is not null || Tag is not null || IsFiltered;

    public void Dispose()
    {
        finding.Cancel();
        finding.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        tags = (await naming.ReadAsync(CancellationToken.None)).Tags;
        content = new ContentCatalog(await contents.ReadAsync(CancellationToken.None));
    }

    protected override async Task OnParametersSetAsync()
    {
        if (shown == (Find, Tag, Asked))
            return;
        shown = (Find, Tag, Asked);
        rule = MemberRules.Read(Asked);
        mayLook = await signedIn.MayLookAsync();
        await FindAsync();
    }

    /// <summary>Finds what is asked now; what was asked before is given up.</summary>
    private async Task FindAsync()
    {
        await finding.CancelAsync();
        finding.Dispose();
        finding = new CancellationTokenSource();
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(finding.Token, patience.Token);
        var mine = shown;
        (busy, late) = (true, false);
        try
        {
            var (wanted, count) = await LookAsync(await signedIn.ScopeAsync(StudioPolicies.SeeMembers), either.Token);
            if (shown == mine)
                (rows, total, busy) = (wanted, count, false);
        }
        catch (OperationCanceledException)
        {
            if (shown == mine && patience.IsCancellationRequested)
                (late, busy) = (true, false);
        }
    }

    private async Task<(KeysetRows<MemberListing> Rows, int Count)> LookAsync(Scope scope, CancellationToken cancellationToken)
    {
        var (find, tag) = (Find ?? "", Tag);
        var asked = MemberRules.Ask(rule, content, mayLook);
        var narrowed = asked is not null || tag is not null || find.Trim().Length > 0;
        var found = !narrowed ? null : await filters.FindAsync(asked, content.Content.Zone, scope, find, !mayLook, tag, cancellationToken);
        var wanted = new KeysetRows<MemberListing>(PageSize, async (last, cancellation) => found is null
            ? await listings.PageAsync(await signedIn.ScopeAsync(StudioPolicies.SeeMembers), last?.Id, PageSize, cancellation)
            : await listings.PageAsync(await signedIn.ScopeAsync(StudioPolicies.SeeMembers), found, last?.Id, PageSize, cancellation));
        await wanted.WindowAsync(0, PageSize, cancellationToken);
        return (wanted, found is null ? await listings.CountAsync(scope, cancellationToken) : (int)found.Count);
    }

    private async ValueTask<ItemsProviderResult<MemberListing>> ProvideAsync(ItemsProviderRequest request)
    {
        var window = await rows!.WindowAsync(request.StartIndex, request.Count, request.CancellationToken);
        return new ItemsProviderResult<MemberListing>(window, Math.Min(rows.Extent, total ?? int.MaxValue));
    }

    private void Search(string text) => Narrow("find", text);

    private void ChooseTag(ChangeEventArgs change) => Narrow("tag", change.Value?.ToString() ?? "");

    private void Apply(string? json) => Narrow("rule", json ?? "");

    private void Narrow(string parameter, string value) =>
        navigation.NavigateTo(navigation.GetUriWithQueryParameter(parameter, value.Length == 0 ? null : value), replace: true);

    private string? Hue(string key) => content.Tag(key) is { Color.Length: > 0 } tag ? tag.Color : null;

    /// <summary>Where they live, for whoever may look behind the mask.</summary>
    private string City(MemberListing member) => member.City is not { } city ? "–" : mayLook ? city : Masking.Hidden;

    private string TagName(string key) => ContentNames.In(tags, key, StudioLanguages.Current);

    private static string Contact(MemberListing member) =>
        member.Phone is { } phone ? Masking.End(phone) : member.Email is { } email ? Masking.Email(email) : "";

    /// <summary>A value in words where the studio knows it, else as it stands.</summary>
    private string Known(string kind, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return "–";
        var words = L[$"{kind}.{value}"];
        return words.ResourceNotFound ? value : words;
    }
}
