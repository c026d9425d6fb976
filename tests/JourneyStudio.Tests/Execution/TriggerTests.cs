namespace JourneyStudio.Tests.Execution;

/// <summary>MISSION A2: what lets members in, with its filters. What the calendar and other systems bring is tested where they are.</summary>
public sealed class TriggerTests
{
    [Theory]
    [Trait("Semantics", "trigger.event")]
    [InlineData("page.viewed", 1)]
    [InlineData("page.left", 0)]
    public Task EventTrigger_WithItsFilter_TakesWhatItMeans(string occurred, int entries) =>
    EntersAsync(entries, """EventTrigger {"event":"page.viewed","filter":{"property":"city","op":"is","value":"Beijing"}}""", occurred, ("city", "Beijing"));

    [Theory]
    [Trait("Semantics", "trigger.tag")]
    [InlineData("tag.added", "vip", 1)]
    [InlineData("tag.added", "checked-in", 0)]
    [InlineData("tag.removed", "vip", 0)]
    public Task TagTrigger_Added_TakesItsTags(string occurred, string tag, int entries) => EntersAsync(entries, """TagTrigger {"tags":["vip"]}""", occurred, ("tag", tag));

    [Fact]
    [Trait("Semantics", "trigger.tag")]
    public Task TagTrigger_Removed_TakesRemovals() => EntersAsync(1, """TagTrigger {"tags":["vip"],"change":"removed"}""", "tag.removed", ("tag", "vip"));

    [Theory]
    [Trait("Semantics", "trigger.segment")]
    [InlineData("entered", "segment.entered", "regulars", 1)]
    [InlineData("left", "segment.left", "regulars", 1)]
    [InlineData("left", "segment.entered", "regulars", 0)]
    [InlineData("entered", "segment.entered", "others", 0)]
    public Task SegmentTrigger_ComingOrGoing_TakesItsSegment(string change, string occurred, string segment, int entries) =>
        EntersAsync(entries, $$"""SegmentTrigger {"segment":"regulars","change":"{{change}}"}""", occurred, ("segment", segment));

    [Theory]
    [Trait("Semantics", "trigger.form")]
    [InlineData("signup", 1)]
    [InlineData("survey", 0)]
    public Task FormTrigger_Submitted_TakesItsForm(string form, int entries) => EntersAsync(entries, """FormTrigger {"form":"signup"}""", "form.submitted", ("form", form));

    [Theory]
    [Trait("Semantics", "trigger.qr")]
    [InlineData("checkin", 1)]
    [InlineData("signup", 0)]
    public Task QrTrigger_Scanned_TakesItsPurpose(string purpose, int entries) => EntersAsync(entries, """QrTrigger {"purpose":"checkin"}""", "qr.scanned", ("purpose", purpose));

    [Theory]
    [Trait("Semantics", "trigger.follow")]
    [InlineData("followed", "wechat.followed", "", 1)]
    [InlineData("unfollowed", "wechat.unfollowed", "", 1)]
    [InlineData("menu", "wechat.menu", "store", 1)]
    [InlineData("menu", "wechat.menu", "help", 0)]
    [InlineData("followed", "wechat.unfollowed", "", 0)]
    public Task FollowTrigger_EachAct_TakesThatAct(string act, string occurred, string key, int entries) =>
        EntersAsync(entries, $$"""FollowTrigger {"act":"{{act}}"{{(act == "menu" ? ",\"menu\":\"store\"" : "")}}}""", occurred, ("key", key));

    [Theory]
    [Trait("Semantics", "trigger.wecom")]
    [InlineData("added", "wecom.added", 1)]
    [InlineData("removed", "wecom.removed", 1)]
    [InlineData("removed", "wecom.added", 0)]
    public Task WeComTrigger_EachAct_TakesThatAct(string act, string occurred, int entries) => EntersAsync(entries, $$"""WeComTrigger {"act":"{{act}}"}""", occurred);

    [Theory]
    [Trait("Semantics", "trigger.keyword")]
    [InlineData("contains", "请问优惠券怎么领", 1)]
    [InlineData("contains", "ＣＯＵＰＯＮ please", 1)]
    [InlineData("contains", "hello", 0)]
    [InlineData("whole", " Coupon ", 1)]
    [InlineData("whole", "my coupon", 0)]
    public Task KeywordTrigger_Message_IsReadFolded(string match, string text, int entries) =>
        EntersAsync(entries, $$"""KeywordTrigger {"keywords":["优惠券","coupon"],"match":"{{match}}"}""", "message.received", ("text", text));

    private static async Task EntersAsync(int entries, string trigger, string occurred, params (string Name, object Value)[] properties) =>
        Assert.Equal(entries, (await new Lab().Journey([$"in {trigger}"], "").Happens(occurred, TimeSpan.Zero, properties).RunAsync()).Entries());
}
