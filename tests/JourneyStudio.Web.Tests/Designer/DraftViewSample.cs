using System.Text.Json;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Web.Features.Designer.Drafts;

namespace JourneyStudio.Web.Tests.Designer;

/// <summary>Small drafts as a reader sees them.</summary>
internal static class DraftViewSample
{
    public static DraftView Of(string[] ids, params (string Source, string Port, string Target)[] connections) => new()
    {
        Stored = new StoredDraft
        {
            JourneyId = 1,
            Definition = new JourneyDefinition { DefinitionId = "sample" },
            Text = "{}",
            Revision = 0,
            SavedAt = DateTimeOffset.UnixEpoch,
            CanUndo = false,
            CanRedo = false,
        },
        Content = ContentCatalog.Empty,
        Nodes = [.. ids.Select((id, index) => Node(id, index))],
        Connections = [.. connections.Select(connection => new ConnectionView(connection.Source, connection.Port, connection.Target))],
        Checks = [],
    };

    public static NodeView Node(string id, int row = 0, string summary = "", string settings = "{}") => new()
    {
        Id = id,
        Type = "Journey.Wait",
        Family = "wait",
        KindName = "Wait",
        Name = id,
        Summary = summary,
        X = 0,
        Y = row * 103,
        HasInput = true,
        Ports = [new PortView("Yes", "Yes"), new PortView("No", "No")],
        Checks = [],
        Activity = JsonElement.Parse(settings),
    };
}
