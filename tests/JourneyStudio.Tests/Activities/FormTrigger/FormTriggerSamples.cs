
namespace JourneyStudio.Tests.Activities.FormTrigger;

public sealed class FormTriggerSamples : ActivitySamples
{
    public override string Type => "Journey.FormTrigger";

    public override IEnumerable<ActivitySample> Samples =>
    [
        Sample("""{"form":"signup"}""", "Done", occurred: Event("form.submitted", ("form", "signup"))),
        Sample("""{"form":"signup","filter":{"property":"origin","op":"is","value":"h5"}}""", "Done", occurred: Event("form.submitted", ("form", "signup"), ("origin", "h5"))),
    ];
}
