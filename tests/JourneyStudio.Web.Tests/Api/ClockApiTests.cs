using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using JourneyStudio.Engine.Clocks;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Web.Shared.Links;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Api;

/// <summary>Triggers that are called at an address of their own, and journeys that are started by hand.</summary>
public sealed class ClockApiTests(StudioHost host) : IClassFixture<StudioHost>
{
    [Fact]
    [Trait("Semantics", "trigger.call")]
    public async Task Call_WithTheKeyOfItsAddress_LetsTheMemberInOnce()
    {
        using var client = host.Anonymous();
        await PublishAsync("booking", "ApiTrigger", "{}");
        var address = host.Services.GetRequiredService<CallKeys>().Address("", "booking", "in");
        var call = new { id = "b1", member = new { externalId = "caller-1" }, properties = new { seats = 2 } };

        Assert.Equal("stored", await StatusAsync(await client.PostAsJsonAsync(address, call)));
        Assert.Equal("duplicate", await StatusAsync(await client.PostAsJsonAsync(address, call)));
        Assert.Equal(1, await EnteredAsync("booking"));
    }

    [Fact]
    public async Task Call_WithAnotherKey_IsRefusedAndWithAnApiKeyTaken()
    {
        using var client = host.Anonymous();
        await PublishAsync("visit", "ApiTrigger", "{}");
        var foreign = host.Services.GetRequiredService<CallKeys>().Of(ClockEvents.NameOf("booking", "in"));
        var call = new { member = new { externalId = "caller-2" } };

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsJsonAsync("/api/calls/visit/in", call)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsJsonAsync($"/api/calls/visit/in?key={foreign}", call)).StatusCode);
        client.DefaultRequestHeaders.Add("X-Api-Key", StudioHost.ApiKey);
        Assert.Equal("stored", await StatusAsync(await client.PostAsJsonAsync("/api/calls/visit/in", call)));
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsJsonAsync("/api/calls/visit/other", call)).StatusCode);
    }

    [Fact]
    public async Task Start_ByHand_SaysHowManyAndLetsThemIn()
    {
        using var client = host.Anonymous();
        client.DefaultRequestHeaders.Add("X-Api-Key", StudioHost.ApiKey);
        await PublishAsync("sale", "ManualTrigger", """{"audience":{"attribute":"name","op":"isSet"}}""");

        var preview = await client.GetFromJsonAsync<JsonElement>("/api/journeys/sale/starts");
        var members = preview[0].GetProperty("members").GetInt64();
        Assert.True(members > 0);
        var started = await client.PostAsync("/api/journeys/sale/starts/in", null);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        Assert.Equal(members, (await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("members").GetInt64());
        Assert.Equal(members, await EnteredAsync("sale", members));
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsync("/api/journeys/sale/starts/other", null)).StatusCode);
    }

    private async Task PublishAsync(string id, string type, string settings)
    {
        var inner = settings == "{}" ? "" : $"{settings[1..^1]},";
        var text = $$$"""{"definitionId":"{{{id}}}","name":"{{{id}}}","root":{"id":"flow","type":"Elsa.Flowchart","activities":[{"id":"in","type":"Journey.{{{type}}}",{{{inner}}}"version":1}],"connections":[]}}""";
        await using (var context = await Contexts.CreateDbContextAsync())
        {
            var journey = new JourneyRow { DefinitionId = id, Name = id, NameFolded = id, State = "live", PublishedVersion = 1 };
            context.Add(journey);
            await context.SaveChangesAsync();
            context.Add(new JourneyVersionRow { JourneyId = journey.Id, Number = 1, Text = text, PublishedAt = DateTimeOffset.UnixEpoch });
            await context.SaveChangesAsync();
        }
        host.Services.GetRequiredService<RuntimeSignals>().PlansChanged();
    }

    /// <summary>How many have come in, once the runtime has got so far.</summary>
    private async Task<long> EnteredAsync(string journey, long expected = 1)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        long count;
        do
        {
            await using var context = await Contexts.CreateDbContextAsync(patience.Token);
            count = await context.Set<EnrollmentRow>().CountAsync(row => context.Set<JourneyRow>().Any(one => one.Id == row.JourneyId && one.DefinitionId == journey), patience.Token);
        }
        while (count < expected && await timer.WaitForNextTickAsync(patience.Token));
        return count;
    }

    private IDbContextFactory<StudioDbContext> Contexts => host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>();

    private static async Task<string?> StatusAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items")[0].GetProperty("status").GetString();
}
