using JourneyStudio.Storage.Members;
using JourneyStudio.Web.Shared.Definitions;
using JourneyStudio.Web.Shared.Localisation;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Members;

public sealed partial class MemberJourneys(PublishedDefinitions definitions)
{
    private ILookup<long, ActivityLook> places = Array.Empty<(long, ActivityLook)>().ToLookup(place => place.Item1, place => place.Item2);

    [Parameter, EditorRequired] public IReadOnlyList<ProfileEnrollment> Enrollments { get; set; } = [];

    protected override async Task OnParametersSetAsync()
    {
        var found = new List<(long Enrollment, ActivityLook Look)>();
        foreach (var enrollment in Enrollments)
        {
            foreach (var activity in enrollment.Standing)
                found.Add((enrollment.Id, await definitions.LookAsync(enrollment.VersionId, activity, StudioLanguages.Current, CancellationToken.None)));
        }
        places = found.ToLookup(place => place.Enrollment, place => place.Look);
    }

    private static (string IconName, string Tone) Mark(string state) => state switch
    {
        "active" => ("circle-dot", "ok"),
        "completed" => ("circle-check", ""),
        "failed" => ("circle-x", "danger"),
        _ => ("log-out", ""),
    };
}
