using JourneyStudio.Engine.Simulation.Scenarios;
using Microsoft.JSInterop;

namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>The run of a journey that the tester's tab keeps: it outlives the page and the server, and nothing else.</summary>
internal sealed class KeptRun(IJSRuntime js, long tester, string journey, int? version)
{
    private const long Most = 4 * 1024 * 1024;

    private string Key => $"sandbox {tester} {journey} {version}";

    /// <summary>Keeps what was done until now; null: forgets it.</summary>
    public async Task KeepAsync(Scenario? script)
    {
        await using var tab = await ImportAsync();
        await tab.InvokeVoidAsync("keep", Key, script is null ? "" : ScenarioJson.Write(script));
    }

    /// <summary>What was done before the page was loaded; null where there is nothing, or nothing that can be read.</summary>
    public async Task<Scenario?> FindAsync(CancellationToken cancellationToken)
    {
        await using var tab = await ImportAsync();
        if (await tab.InvokeAsync<IJSStreamReference?>("kept", cancellationToken, Key) is not { Length: <= Most } found) return null;
        await using var stream = await found.OpenReadStreamAsync(Most, cancellationToken);
        using var reader = new StreamReader(stream);
        return ScenarioJson.Read(await reader.ReadToEndAsync(cancellationToken)).TryGet(out var script) ? script : null;
    }

    private ValueTask<IJSObjectReference> ImportAsync() => js.InvokeAsync<IJSObjectReference>("import", "./js/kept-run.js");
}
