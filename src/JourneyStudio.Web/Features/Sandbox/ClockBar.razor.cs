using System.Globalization;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>The controls of the virtual clock.</summary>
public sealed partial class ClockBar
{
    private const string Minutes = "yyyy-MM-dd'T'HH:mm";
    private string? typed;

    [Parameter, EditorRequired] public SandboxSession Session { get; set; } = null!;

    /// <summary>Everybody who was put in.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<SandboxMember> Cast { get; set; } = [];

    /// <summary>Whom the page shows.</summary>
    [Parameter, EditorRequired] public SandboxMember Shown { get; set; } = null!;

    /// <summary>How their clock shows instants.</summary>
    [Parameter, EditorRequired] public ViewerSettings Clock { get; set; } = null!;

    [Parameter] public EventCallback<SandboxMember> Show { get; set; }

    [Parameter] public EventCallback Add { get; set; }

    [Parameter] public EventCallback<SandboxMember> TakeOut { get; set; }

    /// <summary>Lets the clock go on.</summary>
    [Parameter] public EventCallback<Func<CancellationToken, Task<SandboxStop>>> Press { get; set; }

    /// <summary>Looks at the moment after so many lines.</summary>
    [Parameter] public EventCallback<int> Look { get; set; }

    /// <summary>What can be done with everybody together.</summary>
    [Parameter] public RenderFragment? Sets { get; set; }

    /// <summary>What fires events.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    private static string Initial(string name) => name.Length == 0 ? "?" : new StringInfo(name).SubstringByTextElements(0, 1).ToUpperInvariant();

    private string Typed(DateTimeOffset at) => Moments.InZoneOf(at, Clock).ToString(Minutes, CultureInfo.InvariantCulture);

    private async Task SetAsync()
    {
        if (!DateTime.TryParse(typed, CultureInfo.InvariantCulture, out var local)) return;
        typed = null;
        var at = new DateTimeOffset(local, TimeZoneInfo.FindSystemTimeZoneById(Clock.Zone).GetUtcOffset(local)).ToUniversalTime();
        await Press.InvokeAsync(token => Session.SetClockAsync(at, token));
    }
}
