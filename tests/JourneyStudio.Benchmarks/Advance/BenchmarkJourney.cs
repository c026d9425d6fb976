namespace JourneyStudio.Benchmarks.Advance;

/// <summary>The journey that is measured: an event lets a member in, a condition decides, a tag is given, a message recorded, and the member waits.</summary>
internal static class BenchmarkJourney
{
    public const string Event = "shop.visited";
    public const string Tag = "visitor";
    public const string Template = "thanks";
    public const string Level = "gold";

    public const string Definition = """
        {
          "definitionId": "advance",
          "name": "Advance",
          "version": 1,
          "customProperties": { "journey": { "reentry": { "mode": "never" } } },
          "root": {
            "id": "flow",
            "type": "Elsa.Flowchart",
            "version": 1,
            "activities": [
              { "id": "visit", "type": "Journey.EventTrigger", "version": 1, "event": "shop.visited", "customProperties": { "canStartWorkflow": true } },
              { "id": "is-gold", "type": "Journey.Condition", "version": 1, "rule": { "attribute": "level", "op": "is", "value": "gold" } },
              { "id": "tag", "type": "Journey.Tags", "version": 1, "add": [ "visitor" ] },
              { "id": "thank", "type": "Journey.SendEmail", "version": 1, "template": "thanks" },
              { "id": "week", "type": "Journey.Wait", "version": 1, "duration": "P7D" }
            ],
            "connections": [
              { "source": { "activity": "visit", "port": "Done" }, "target": { "activity": "is-gold", "port": "In" } },
              { "source": { "activity": "is-gold", "port": "Yes" }, "target": { "activity": "tag", "port": "In" } },
              { "source": { "activity": "tag", "port": "Done" }, "target": { "activity": "thank", "port": "In" } },
              { "source": { "activity": "thank", "port": "Done" }, "target": { "activity": "week", "port": "In" } }
            ]
          }
        }
        """;
}
