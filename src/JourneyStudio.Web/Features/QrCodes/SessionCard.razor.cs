using System.Globalization;
using JourneyStudio.Web.Shared.Localisation;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace JourneyStudio.Web.Features.QrCodes;

public sealed partial class SessionCard(IJSRuntime script)
{
    private string? copied;

    [Parameter, EditorRequired] public SessionCodes Codes { get; set; } = null!;

    /// <summary>In the zone of the place, named when it is not obvious: guests read it there.</summary>
    private string When
    {
        get
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(Codes.Session.TimeZone);
            var start = TimeZoneInfo.ConvertTime(Codes.Session.StartsAt, zone);
            var end = TimeZoneInfo.ConvertTime(Codes.Session.EndsAt, zone);
            var format = StudioLanguages.Current == StudioLanguages.Chinese ? "M月d日 ddd HH:mm" : "ddd d MMM, HH:mm";
            return $"{start.ToString(format, CultureInfo.CurrentCulture)}–{end.ToString("HH:mm", CultureInfo.InvariantCulture)} {Codes.Session.TimeZone}";
        }
    }

    private string Name(PrintedCode code) => L[code.ForCheckIn ? "CheckInCode" : code.Guide is null ? "SignUpCode" : "GuideCode"];

    private static string Number(long count) => count.ToString("N0", CultureInfo.CurrentCulture);

    private async Task CopyAsync(PrintedCode code)
    {
        try
        {
            await script.InvokeVoidAsync("navigator.clipboard.writeText", code.Address);
            copied = code.Row.PublicId;
        }
        catch (JSException)
        {
            // The browser keeps the clipboard to itself outside https; the address stands there to be selected.
            copied = null;
        }
    }
}
