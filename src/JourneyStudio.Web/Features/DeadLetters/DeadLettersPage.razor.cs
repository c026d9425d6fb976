using System.Globalization;
using JourneyStudio.Storage.Operating;
using JourneyStudio.Web.Shared.Definitions;

namespace JourneyStudio.Web.Features.DeadLetters;

/// <summary>What failed for good, grouped by why, each group with the way on.</summary>
public sealed partial class DeadLettersPage(DeadLetterReading letters, PublishedDefinitions definitions)
{
    private List<FailedPlace>? failed;
    private IReadOnlyList<MessageGroup> messages = [];
    private IReadOnlyList<AsideRow> aside = [];
    private string? said;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        messages = await letters.MessagesAsync(CancellationToken.None);
        aside = await letters.AsideAsync(CancellationToken.None);
        var found = new List<FailedPlace>();
        foreach (var group in await letters.EnrollmentsAsync(CancellationToken.None))
            found.Add(new FailedPlace(group, (await definitions.LookAsync(group.VersionId, group.Activity, CultureInfo.CurrentUICulture.Name, CancellationToken.None)).Title));
        failed = found;
    }

    private Task DoneAsync(string what)
    {
        said = what;
        return LoadAsync();
    }
}

/// <summary>Enrollments that failed alike.</summary>
/// <param name="Group">How many, where and why.</param>
/// <param name="Activity">Name of the activity.</param>
public sealed record FailedPlace(FailedGroup Group, string Activity);
