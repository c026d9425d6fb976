using JourneyStudio.Engine.Definitions;
using JourneyStudio.Tests.Definitions.Lint;

namespace JourneyStudio.Tests.Definitions;

public sealed class JourneyTouchesTests
{
    [Fact]
    public void Touches_OfAJourney_TellReadingFromChanging()
    {
        var journey = DefinitionJson.Read("""
            {"definitionId":"touching","name":"Touching","version":1,"customProperties":{"journey":{"exitWhen":{"event":"order.refunded","atLeast":1,"within":"P30D"}}},
             "root":{"id":"flow","type":"Elsa.Flowchart","version":1,"activities":[
              {"id":"start","type":"Journey.SegmentTrigger","version":1,"segment":"regulars"},
              {"id":"look","type":"Journey.Condition","version":1,"rule":{"all":[{"tag":"vip","has":true},{"attribute":"city","op":"is","value":"Hill City"}]}},
              {"id":"tag","type":"Journey.Tags","version":1,"add":["vip","seen"]},
              {"id":"set","type":"Journey.UpdateMember","version":1,"attribute":"level","change":"set","value":"gold"},
              {"id":"send","type":"Journey.SendSms","version":1,"template":"hello"},
              {"id":"coupon","type":"Journey.IssueCoupon","version":1,"coupon":"ten"}],"connections":[]}}
            """).Value;

        var touches = JourneyTouches.Of(journey, DraftText.Catalog);

        Assert.Equal(
            [
                (TouchKind.Tag, "vip", false), (TouchKind.Tag, "vip", true), (TouchKind.Tag, "seen", true), (TouchKind.Event, "order.refunded", false), (TouchKind.Attribute, "city", false),
                (TouchKind.Segment, "regulars", false), (TouchKind.Attribute, "level", true), (TouchKind.Message, "hello", true), (TouchKind.Coupon, "ten", true),
            ],
            touches.Select(touch => (touch.Kind, touch.Key, touch.Writes)));
    }
}
