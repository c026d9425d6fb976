using System.Globalization;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Runtime.Operating;
using JourneyStudio.Storage.Operating;
using JourneyStudio.Web.Shared.Definitions;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace JourneyStudio.Web.Features.Operations;

/// <summary>Retries failures and sends members on, by query, with how many it would be.</summary>
public sealed partial class MemberSteering(JourneyControl control, OperationReading reading, ActivityCatalog catalog)
{
    private List<(string Id, ActivityLook Look, string[] Ports)> places = [];
    private string? read;
    private string kind = OperationKinds.Retry;
    private string activity = "";
    private string port = "";
    private string target = "";
    private int? version;
    private string since = "";
    private long count;
    private bool asking;
    private bool busy;
    private string? failure;

    [Parameter, EditorRequired] public string Journey { get; set; } = "";

    [Parameter, EditorRequired] public JourneyStanding Standing { get; set; } = null!;

    /// <summary>What is asked for at first; retry unless it is skip or move.</summary>
    [Parameter] public string? Kind { get; set; }

    /// <summary>The activity that is asked for at first.</summary>
    [Parameter] public string? Activity { get; set; }

    [Parameter] public EventCallback Done { get; set; }

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = null!;

    [CascadingParameter] private ViewerSettings Viewer { get; set; } = null!;

    private ActivityLook? Look => places.Find(place => place.Id == activity).Look;

    private string[] Ports => places.Find(place => place.Id == activity).Ports ?? [];

    private TokenQuery Query => new()
    {
        Version = version,
        Activity = activity.Length == 0 ? null : activity,
        Since = DateTime.TryParse(since, CultureInfo.InvariantCulture, out var local) ? new DateTimeOffset(local, TimeZoneInfo.FindSystemTimeZoneById(Viewer.Zone).GetUtcOffset(local)) : null,
    };

    protected override void OnInitialized()
    {
        kind = Kind is OperationKinds.SkipBy or OperationKinds.Move ? Kind : OperationKinds.Retry;
        activity = Activity ?? "";
    }

    protected override async Task OnParametersSetAsync()
    {
        if (read != Standing.Text)
        {
            read = Standing.Text;
            places = Places();
            if (places.TrueForAll(place => place.Id != activity))
                activity = "";
            target = places.Find(place => place.Look.Family is not ("trigger" or "note")).Id ?? "";
        }
        await CountAsync();
    }

    private static string Value(ChangeEventArgs change) => change.Value as string ?? "";

    private List<(string Id, ActivityLook Look, string[] Ports)> Places() => Standing.Text is not null && DefinitionJson.Read(Standing.Text).TryGet(out var definition)
        ? [.. definition.Activities.Select(one => (one.Id, ActivityLook.Of(one, catalog, CultureInfo.CurrentUICulture.Name), catalog.Bind(one)?.Ports.Select(exit => exit.Name).ToArray() ?? []))]
        : [];

    private Task ChooseAsync(Action choose)
    {
        choose();
        if (kind == OperationKinds.SkipBy && activity.Length == 0)
            activity = places.Count == 0 ? "" : places[0].Id;
        if (!Ports.Contains(port))
            port = Ports.FirstOrDefault() ?? "";
        return CountAsync();
    }

    private async Task CountAsync() => count = kind == OperationKinds.Retry
        ? await reading.CountFailedAsync(Journey, Query, CancellationToken.None)
        : await reading.CountWaitingAsync(Journey, Query, CancellationToken.None);

    private void Ask() => (asking, failure) = (true, null);

    /// <summary>What would happen, with the places by their names.</summary>
    private string Says() => kind switch
    {
        OperationKinds.SkipBy => L["Sentences", L.Counted("Steer.Says.skip", count), L["Steer.Says.skip.By", Look?.PortName(port) ?? port]],
        OperationKinds.Move => L["Sentences", L.Counted("Steer.Says.move", count), L["Steer.Says.move.To", places.Find(place => place.Id == target).Look?.Title ?? target]],
        _ => L.Counted("Steer.Says.retry", count),
    };

    private async Task ActAsync()
    {
        busy = true;
        var actor = Actor.Of((await Authentication).User);
        var result = kind switch
        {
            OperationKinds.Retry => await control.RetryAsync(Journey, Query, actor, CancellationToken.None),
            OperationKinds.SkipBy => await control.SkipAsync(Journey, Query, port, actor, CancellationToken.None),
            _ => await control.MoveAsync(Journey, Query, target, actor, CancellationToken.None),
        };
        failure = result.IsOk ? null : ProblemTexts.Say(result.Problems[0], CultureInfo.CurrentUICulture.Name);
        (asking, busy) = (!result.IsOk, false);
        await Done.InvokeAsync();
    }
}
