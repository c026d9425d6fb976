using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Members;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Parts;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;

namespace JourneyStudio.Web.Features.Members;

public sealed partial class MembersPage(MemberListings listings, ContentNaming naming, SignedIn signedIn, NavigationManager navigation)
{
    private const int PageSize = 50;
    private const int TagsShown = 3;
    private IReadOnlyDictionary<string, LocalText> tags = new Dictionary<string, LocalText>(StringComparer.Ordinal);
    private KeysetRows<MemberListing>? rows;
    private int? total;
    private (string? Find, string? Tag)? shown;

    [SupplyParameterFromQuery] private string? Find { get; set; }

    [SupplyParameterFromQuery] private string? Tag { get; set; }

    private string ExportAddress => Tag is null ? "/members/export" : $"/members/export?tag={Uri.EscapeDataString(Tag)}";

    private bool Narrowed => Find is not null || Tag is not null;

    protected override async Task OnInitializedAsync() => tags = (await naming.ReadAsync(CancellationToken.None)).Tags;

    protected override async Task OnParametersSetAsync()
    {
        if (shown == (Find, Tag))
            return;
        shown = (Find, Tag);
        var (find, tag) = (Find ?? "", Tag);
        var wanted = new KeysetRows<MemberListing>(PageSize, async (last, cancellation) => await listings.PageAsync(await signedIn.ScopeAsync(), find, tag, last?.Id, PageSize, cancellation));
        await wanted.WindowAsync(0, PageSize, CancellationToken.None);
        total = await listings.CountAsync(await signedIn.ScopeAsync(), find, tag, CancellationToken.None);
        rows = wanted;
    }

    private async ValueTask<ItemsProviderResult<MemberListing>> ProvideAsync(ItemsProviderRequest request)
    {
        var window = await rows!.WindowAsync(request.StartIndex, request.Count, request.CancellationToken);
        return new ItemsProviderResult<MemberListing>(window, Math.Min(rows.Extent, total ?? int.MaxValue));
    }

    private void Search(string text) => Narrow("find", text);

    private void ChooseTag(ChangeEventArgs change) => Narrow("tag", change.Value?.ToString() ?? "");

    private void Narrow(string parameter, string value) =>
        navigation.NavigateTo(navigation.GetUriWithQueryParameter(parameter, value.Length == 0 ? null : value), replace: true);

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
