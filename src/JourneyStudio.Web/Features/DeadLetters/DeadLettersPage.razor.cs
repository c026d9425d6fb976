using System.Globalization;
using JourneyStudio.Storage.Operating;
using JourneyStudio.Web.Shared.Definitions;

namespace JourneyStudio.Web.Features.DeadLetters;

public sealed partial class DeadLettersPage(DeadLetterReading letters, PublishedDefinitions definitions)
{
    private List<(FailedGroup Group, ActivityLook Look)>? failed;
    private IReadOnlyList<MessageGroup>? messages;
    private IReadOnlyList<AsideRow>? aside;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        messages = await letters.MessagesAsync(CancellationToken.None);
        aside = await letters.AsideAsync(CancellationToken.None);
        var found = new List<(FailedGroup, ActivityLook)>();
        foreach (var group in await letters.EnrollmentsAsync(CancellationToken.None))
            found.Add((group, await definitions.LookAsync(group.VersionId, group.Activity, CultureInfo.CurrentUICulture.Name, CancellationToken.None)));
        failed = found;
    }
}
