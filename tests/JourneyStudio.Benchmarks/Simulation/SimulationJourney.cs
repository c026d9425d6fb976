using JourneyStudio.Activities.Wait;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Benchmarks.Simulation;

/// <summary>The journey that is simulated: a welcome, a wait of three days, then every week a look at whether the member has bought, and a message that fits.</summary>
internal static class SimulationJourney
{
    public const string SignUp = "member.signed-up";
    public const string Bought = "order.paid";

    public const string Definition = """
        {
          "definitionId": "welcome",
          "name": "Welcome",
          "version": 1,
          "customProperties": { "journey": { "reentry": { "mode": "never" }, "goal": { "event": "order.paid", "window": "P90D", "exits": false } } },
          "root": {
            "id": "flow",
            "type": "Elsa.Flowchart",
            "version": 1,
            "activities": [
              { "id": "sign-up", "type": "Journey.EventTrigger", "version": 1, "event": "member.signed-up" },
              { "id": "tag", "type": "Journey.Tags", "version": 1, "add": [ "new" ] },
              { "id": "welcome", "type": "Journey.SendEmail", "version": 1, "template": "hello" },
              { "id": "settle", "type": "Journey.Wait", "version": 1, "duration": "P3D" },
              { "id": "week", "type": "Journey.Wait", "version": 1, "duration": "P7D" },
              { "id": "bought", "type": "Journey.Condition", "version": 1, "rule": { "event": "order.paid", "within": "P7D" } },
              { "id": "thank", "type": "Journey.SendEmail", "version": 1, "template": "hello" },
              { "id": "remind", "type": "Journey.SendEmail", "version": 1, "template": "hello" }
            ],
            "connections": [
              { "source": { "activity": "sign-up", "port": "Done" }, "target": { "activity": "tag", "port": "In" } },
              { "source": { "activity": "tag", "port": "Done" }, "target": { "activity": "welcome", "port": "In" } },
              { "source": { "activity": "welcome", "port": "Done" }, "target": { "activity": "settle", "port": "In" } },
              { "source": { "activity": "settle", "port": "Done" }, "target": { "activity": "bought", "port": "In" } },
              { "source": { "activity": "week", "port": "Done" }, "target": { "activity": "bought", "port": "In" } },
              { "source": { "activity": "bought", "port": "Yes" }, "target": { "activity": "thank", "port": "In" } },
              { "source": { "activity": "bought", "port": "No" }, "target": { "activity": "remind", "port": "In" } },
              { "source": { "activity": "thank", "port": "Done" }, "target": { "activity": "week", "port": "In" } },
              { "source": { "activity": "remind", "port": "Done" }, "target": { "activity": "week", "port": "In" } }
            ]
          }
        }
        """;

    /// <summary>The journey with what it refers to.</summary>
    public static PlanSet Compile()
    {
        var definition = DefinitionJson.Read(Definition).Value;
        var plan = Plan.Compile(new PlanIdentity(new JourneyId(1), definition.DefinitionId, new VersionId(1), 1), definition, ActivityCatalog.Load(typeof(WaitActivity).Assembly)).Value;
        var content = new ContentCatalog(new WorkspaceContent
        {
            Tags = [new TagDefinition("new", new LocalText("New", "新"), "stage")],
            Templates = [new MessageTemplate("hello", new LocalText("Hello", "你好"), MessageClass.Service, [new MessageVariant(ChannelKeys.Email, Languages.Chinese, "你好", "你好")])],
        });
        return new PlanSet([plan], [plan.Identity.Version], content);
    }
}
