using System.Globalization;

namespace JourneyStudio.Benchmarks.Intake;

/// <summary>The journey that listens: whoever has paid is thanked.</summary>
internal static class IntakeJourney
{
    public const string Event = "order.paid";
    public const string Template = "thanks";

    public const string Definition = """
        {
          "definitionId": "intake",
          "name": "Intake",
          "version": 1,
          "customProperties": { "journey": { "reentry": { "mode": "always" } } },
          "root": {
            "id": "flow",
            "type": "Elsa.Flowchart",
            "version": 1,
            "activities": [
              { "id": "paid", "type": "Journey.EventTrigger", "version": 1, "event": "order.paid", "customProperties": { "canStartWorkflow": true } },
              { "id": "thank", "type": "Journey.SendEmail", "version": 1, "template": "thanks" }
            ],
            "connections": [
              { "source": { "activity": "paid", "port": "Done" }, "target": { "activity": "thank", "port": "In" } }
            ]
          }
        }
        """;

    /// <summary>An event as a shop would report it.</summary>
    public static string Body(string run, long member) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"id":"{{{run}}}-{{{member}}}","member":{"externalId":"m{{{member}}}"},"name":"{{{Event}}}","at":"2026-11-21T10:00:00Z","properties":{"order":"A{{{member}}}","total":1280.5,"store":"pudong"}}""");
}
