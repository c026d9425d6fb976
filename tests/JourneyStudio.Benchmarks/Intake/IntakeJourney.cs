using System.Globalization;

namespace JourneyStudio.Benchmarks.Intake;

/// <summary>The journey that listens: whoever has paid is thanked.</summary>
internal static class IntakeJourney
{
    public const string Event = "order.paid";

    /// <summary>What a site reports all day and no journey listens to.</summary>
    private const string Ordinary = "page.viewed";

    /// <summary>In a stream of events one in so many concerns a journey.</summary>
    private const int Share = 10;

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

    /// <summary>An event of a stream as a shop would report it.</summary>
    public static string InStream(string run, long member) => Body(run, member, member % Share == 0 ? Event : Ordinary);

    /// <summary>An event that the journey listens to.</summary>
    public static string Body(string run, long member) => Body(run, member, Event);

    private static string Body(string run, long member, string name) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"id":"{{{run}}}-{{{member}}}","member":{"externalId":"m{{{member}}}"},"name":"{{{name}}}","at":"2026-11-21T10:00:00Z","properties":{"order":"A{{{member}}}","total":1280.5,"store":"pudong"}}""");
}
