using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Shared.Viewing;

public sealed partial class When(TimeProvider clock)
{
    [Parameter, EditorRequired] public DateTimeOffset At { get; set; }

    [Parameter] public bool TimeOnly { get; set; }

    [Parameter] public string Class { get; set; } = "nowrap";

    [CascadingParameter] private ViewerSettings Viewer { get; set; } = null!;

    private DateTimeOffset Local => Moments.InZoneOf(At, Viewer);

    private string Text => TimeOnly
        ? Moments.Time(Local)
        : Moments.DateAndTime(Local, DateOnly.FromDateTime(Moments.InZoneOf(clock.GetUtcNow(), Viewer).DateTime));

    private string Exact => string.Create(CultureInfo.InvariantCulture, $"{Local:yyyy-MM-dd HH:mm:ss} {Viewer.Zone}");
}
