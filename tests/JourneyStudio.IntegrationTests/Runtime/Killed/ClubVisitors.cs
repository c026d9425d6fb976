using JourneyStudio.Engine.Intake;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.IntegrationTests.Runtime.Killed;

/// <summary>What each visitor of the club does: a script without chance, so that every run must come to the same end, however often it is killed.</summary>
internal static class ClubVisitors
{
    public static bool SignsUp(long visitor) => visitor % 4 != 0;

    public static bool RegistersAtTheDoor(long visitor) => visitor % 4 == 0 && visitor % 16 != 0;

    public static bool Claims(long visitor) => visitor % 3 != 0 && (SignsUp(visitor) || RegistersAtTheDoor(visitor));

    public static bool Redeems(long visitor) => Claims(visitor) && visitor % 5 != 0;

    public static bool GivesBack(long visitor) => Redeems(visitor) && visitor % 7 == 0;

    public static IncomingEvent Scan(long visitor, string purpose) => Event(visitor, "qr.scanned", $"scan-{purpose}", ("purpose", purpose), ("code", $"{purpose}-{Workspace.Session}"));

    public static IncomingEvent Form(long visitor, string form) => Event(visitor, "form.submitted", $"form-{form}", ("form", form));

    public static IncomingEvent Coupon(long visitor, string what, string coupon, string instance) => Event(visitor, $"coupon.{what}", what, ("coupon", coupon), ("instance", instance));

    private static IncomingEvent Event(long visitor, string name, string act, params (string Name, string Value)[] properties) => new()
    {
        Source = "visitors",
        Key = $"{visitor}:{act}",
        Member = new MemberReference { Id = new MemberId(visitor) },
        Name = name,
        At = TimeProvider.System.GetUtcNow(),
        Properties = properties.Append(("session", Workspace.Session)).ToDictionary(p => p.Item1, AttributeValue (p) => new AttributeValue.Text(p.Item2)),
    };
}
