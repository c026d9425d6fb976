using System.Text.Json;
using System.Text.Json.Nodes;
using Bunit;
using JourneyStudio.Web.Features.Designer.Canvas;
using JourneyStudio.Web.Features.Designer.Drafts;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Designer;

/// <summary>Checks and the buttons that mend them.</summary>
public sealed class ChecksDrawerTests(StudioHost host) : IClassFixture<StudioHost>
{
    [Fact]
    public async Task Repair_Pressed_SendsTheCommandOfTheCheck()
    {
        using var context = Pages.Over(host);
        var command = JsonNode.Parse("""{"kind":"delete","activities":["a"]}""")!;
        var draft = DraftViewSample.Of(["a"]) with
        {
            Checks =
            [
                new CheckView("activity.unreachable", false, "No way leads here.", null, "a", null, null) { Repair = new CheckRepair("Delete it", command) },
                new CheckView("journey.no-trigger", true, "Nobody can come in.", null, null, null, null),
            ],
        };
        object? sent = null;
        var drawer = context.Render<ChecksDrawer>(p => p.Add(x => x.Draft, draft).Add(x => x.Submit, one => { sent = one; return Task.CompletedTask; }));

        await Assert.Single(drawer.FindAll("[data-testid=repair]")).ClickAsync();

        Assert.Same(command, sent);
    }

    [Fact]
    public async Task Open_ADraftWithAnOpenWayOut_OffersAnEndThatTheDeskCarriesOut()
    {
        using var draft = await DraftClient.OpenAsync(host);
        await draft.DoAsync(DraftClient.Add("a"), 0);
        var desk = host.Services.GetRequiredService<DraftDesk>();

        var found = (await desk.OpenAsync(draft.DefinitionId, CancellationToken.None))!.Checks.Single(check => check.Code == "port.unconnected");
        await draft.DoAsync(JsonSerializer.SerializeToElement(found.Repair!.Command), 1);

        var after = (await desk.OpenAsync(draft.DefinitionId, CancellationToken.None))!;
        Assert.DoesNotContain(after.Checks, check => check.Code == "port.unconnected");
        Assert.Equal("exit", after.Nodes.Single(node => node.Id != "a").Family);
        Assert.True(after.Stored.CanUndo);
    }
}
