using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Activities.SetValue;

public sealed class SetValueSamples : ActivitySamples
{
    public override string Type => "Journey.SetValue";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"key":"greeting","change":"set","value":"hello"}""", "Done"),
        Sample("""{"key":"gift","change":"set","value":"true","kind":"flag"}""", "Done"),
        Sample("""{"key":"total","change":"set","value":"12.5","kind":"number"}""", "Done"),
        Sample("""{"key":"due","change":"set","value":"2026-12-01","kind":"date"}""", "Done"),
        Sample("""{"key":"asked","change":"today"}""", "Done"),
        Sample("""{"key":"home","change":"attribute","attribute":"city"}""", "Done"),
        Sample("""{"key":"total","change":"event","property":"total"}""", "Done"),
        Sample("""{"key":"greeting","change":"clear"}""", "Done"),
        Sample("""{"key":"rounds","change":"add","value":"1"}""", "Done"),
        Remembering("""{"key":"rounds","change":"add","value":"1"}""", "Done", new AttributeValue.Number(2)),
        Remembering("""{"key":"rounds","change":"add","value":"1"}""", "Failed", new AttributeValue.Text("many")),
    ];

    private static ActivitySample Remembering(string settings, string port, AttributeValue rounds) =>
        Sample(settings, port) is var sample ? sample with { Context = sample.Context with { Values = JourneyValues.None.Add("rounds", rounds) } } : null!;
}
