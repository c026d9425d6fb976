using System.Globalization;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace JourneyStudio.Web.Features.QrCodes;

public sealed partial class SessionCard(IJSRuntime script)
{
    private string? copied;

    [Parameter, EditorRequired] public SessionCodes Codes { get; set; } = null!;

    /// <summary>In the zone of the place, named when it is not obvious: guests read it there.</summary>
    private string When => Moments.AtPlace(Codes.Session.StartsAt, Codes.Session.EndsAt, Codes.Session.TimeZone);

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
