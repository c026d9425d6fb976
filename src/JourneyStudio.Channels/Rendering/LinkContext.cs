using JourneyStudio.Channels.Links;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Channels.Rendering;

/// <summary>The links of one message to one member.</summary>
internal sealed class LinkContext(LinkBuilder links, RenderRequest request)
{
    private string Member => request.Member.PublicId;

    private string Session => request.Session?.Key ?? request.Records.GetValueOrDefault(RecordKinds.Session, "");

    internal string Form(string form) => links.Form(Member, form, Session, request.Now);

    internal string Coupon() => request.Records.TryGetValue(RecordKinds.CouponInstance, out var coupon)
        ? links.Coupon(Member, coupon, Session, request.Now)
        : throw new MissingValueException("coupon");

    internal string Register() => links.Register(Member, Session, request.Now);

    internal string Referral() => links.Referral(Member, Session, request.Now);

    internal string Unsubscribe() => links.Unsubscribe(Member, ChannelKeys.Account(request.Channel), request.Now);

    internal string Preferences() => links.Preferences(Member, request.Now);

    internal string CheckIn() => Session.Length > 0 ? links.CheckIn(Member, Session, request.Now) : throw new MissingValueException("session");
}
