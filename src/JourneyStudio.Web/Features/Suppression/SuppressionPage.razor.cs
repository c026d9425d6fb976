using JourneyStudio.Storage.Members;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Suppression;

/// <summary>The addresses that nothing is sent to any more, whatever their owners agreed to: found, added, and taken off again.</summary>
public sealed partial class SuppressionPage(SuppressionList list, NavigationManager navigation)
{
    private const int PageSize = 50;
    private const int ChangesShown = 10;
    private static readonly string[] Reasons = ["bounced", "complained", "opted-out", "invalid", "operator"];

    private IReadOnlyList<SuppressionListing>? rows;
    private IReadOnlyList<SuppressionChange> changes = [];
    private int? total;
    private (string?, string?, string?)? loaded;
    private int wanted = PageSize;
    private bool adding;
    private SuppressionListing? lifting;
    private string? said;

    [SupplyParameterFromQuery] private string? Find { get; set; }

    [SupplyParameterFromQuery] private string? Channel { get; set; }

    [SupplyParameterFromQuery] private string? Reason { get; set; }

    private SuppressionFilter Filter => new() { Find = Find ?? "", Channel = Channel, Reason = Reason };

    private bool Narrowed => Filter != new SuppressionFilter();

    protected override async Task OnParametersSetAsync()
    {
        if (loaded == (Find, Channel, Reason))
            return;
        (loaded, wanted) = ((Find, Channel, Reason), PageSize);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var newest = await list.NewestAsync(Filter, wanted, CancellationToken.None);
        changes = await list.ChangesAsync(ChangesShown, CancellationToken.None);
        total = await list.CountAsync(Filter, CancellationToken.None);
        rows = newest;
    }

    private Task MoreAsync()
    {
        wanted += PageSize;
        return LoadAsync();
    }

    private void Narrow(string parameter, string? value)
    {
        said = null;
        navigation.NavigateTo(navigation.GetUriWithQueryParameter(parameter, value is { Length: > 0 } ? value : null), replace: true);
    }

    private Task AddedAsync(string shown)
    {
        (adding, said) = (false, L["Added", shown]);
        return LoadAsync();
    }

    private Task LiftedAsync(string shown)
    {
        (lifting, said) = (null, L["Lifted", shown]);
        return LoadAsync();
    }
}
