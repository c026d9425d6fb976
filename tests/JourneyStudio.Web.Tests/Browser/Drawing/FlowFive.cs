namespace JourneyStudio.Web.Tests.Browser.Drawing;

/// <summary>05 of the club meeting, from the check-in scan to the purchase, as an operator draws it who has the sample's content before them.</summary>
internal static class FlowFive
{
    private const string Next = "Next";
    private const string NotPermitted = "Not permitted";
    private const string Happened = "Happened";
    private const string TimeIsUp = "Time is up";

    public static async Task DrawAsync(Hands hands)
    {
        await hands.ChooseAsync("Counted for each", "Member and session");
        var scan = await hands.BeginWithAsync("QR code scanned");
        await hands.ChooseAsync("Kind of code", "Check-in code");
        var signedUp = await hands.FollowAsync(scan, null, "Condition");
        await hands.PressAsync("Rule");
        await hands.ChooseAsync("What the rule looks at", "Tag");
        await hands.ChooseAsync("Tag", "Signed up");
        await hands.ChooseAsync("For which session", "for this session");

        var (claim, checkedIn) = await CheckInAsync(hands, signedUp);
        await hands.ConnectAsync(checkedIn, NotPermitted, claim, "Await claim");
        await PurchaseAsync(hands, claim);
        await WalkInAsync(hands, signedUp, claim);
    }

    private static async Task<(string Claim, string CheckedIn)> CheckInAsync(Hands hands, string signedUp)
    {
        var tag = await hands.FollowAsync(signedUp, "Yes", "Tags");
        await hands.AddAsync("Add", "Checked in");
        var coupon = await CouponAsync(hands, tag);
        var checkedIn = await MessageAsync(hands, coupon, null, "Check-in success");
        return (await WaitAsync(hands, checkedIn, Next, "Await claim", "coupon.claimed", "7", "days"), checkedIn);
    }

    private static async Task PurchaseAsync(Hands hands, string claim)
    {
        var claimed = await hands.FollowAsync(claim, Happened, "Tags");
        await hands.AddAsync("Add", "Coupon claimed");
        await ExitAsync(hands, claim, "未领券 Did not claim the coupon");
        var offers = await MessageAsync(hands, claimed, null, "Offers of the day");
        var redeem = await WaitAsync(hands, offers, Next, "Await purchase", "coupon.redeemed", "14", "days");
        await hands.ConnectAsync(offers, NotPermitted, redeem, "Await purchase");

        var bought = await hands.FollowAsync(redeem, Happened, "Tags");
        await hands.AddAsync("Add", "Bought");
        await ExitAsync(hands, redeem, "领券未购 Claimed, not bought");
        var thanks = await MessageAsync(hands, bought, null, "Thanks for the purchase");
        var refund = await WaitAsync(hands, thanks, Next, "Await refund", "coupon.refunded", "30", "days");
        await hands.ConnectAsync(thanks, NotPermitted, refund, "Await refund");
        await hands.FollowAsync(refund, Happened, "Tags");
        await hands.AddAsync("Remove", "Bought");
    }

    private static async Task WalkInAsync(Hands hands, string signedUp, string claim)
    {
        var form = await MessageAsync(hands, signedUp, "No", "Walk-in form");
        var wait = await WaitAsync(hands, form, Next, "Await form", "form.submitted", "4", "hours");
        await hands.PressAsync("Rule");
        await hands.ChooseAsync("What the rule looks at", "This event’s");
        await hands.TypeAsync("This event’s", "form");
        await hands.TypeAsync("Value", "walkin");
        await hands.ConnectAsync(form, NotPermitted, wait, "Await form");

        var walkIn = await hands.FollowAsync(wait, Happened, "Tags");
        await hands.AddAsync("Add", "Checked in");
        await hands.AddAsync("Add", "Walk-in");
        await ExitAsync(hands, wait, "未现场登记 Did not register at the door");
        var coupon = await CouponAsync(hands, walkIn);
        var link = await MessageAsync(hands, coupon, null, "Coupon to claim");
        await hands.ConnectAsync(link, Next, claim, "Await claim");
        await hands.ConnectAsync(link, NotPermitted, claim, "Await claim");
    }

    private static async Task<string> CouponAsync(Hands hands, string source)
    {
        var coupon = await hands.FollowAsync(source, null, "Coupon");
        await hands.ChooseAsync("Coupon", "¥500 off ¥1,000");
        await hands.TickAsync("Not again when they hold one of this session");
        return coupon;
    }

    private static async Task<string> MessageAsync(Hands hands, string source, string? way, string template)
    {
        var message = await hands.FollowAsync(source, way, "WeChat template");
        await hands.ChooseAsync("Template", template);
        await hands.AddAsync("Add a channel…", "Email");
        return message;
    }

    private static async Task<string> WaitAsync(Hands hands, string source, string way, string name, string happens, string longest, string unit)
    {
        var wait = await hands.FollowAsync(source, way, "Wait for an event");
        await hands.TypeAsync("Event", happens);
        await hands.TypeAsync("At the longest", longest);
        await hands.ChooseAsync("Unit", unit);
        await hands.TypeAsync("Name", name);
        return wait;
    }

    private static async Task ExitAsync(Hands hands, string wait, string reason)
    {
        await hands.FollowAsync(wait, TimeIsUp, "Exit");
        await hands.TypeAsync("Reason", reason);
    }
}
