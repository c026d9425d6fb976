using JourneyStudio.Channels.Links;

namespace JourneyStudio.Web.Features.Touchpoints;

/// <summary>Opens the signed links that come in, and makes those that lead on from one page to the next.</summary>
internal sealed class TouchLinks(LinkSigner signer, LinkBuilder builder, TimeProvider clock)
{
    /// <summary>The claims of a link for this purpose, or the notice to show in their place.</summary>
    public (LinkClaims? Claims, Notice? Notice) Open(string? token, LinkPurpose purpose) => signer.Verify(token, clock.GetUtcNow()) switch
    {
        LinkCheck.Valid valid when valid.Claims.Purpose == purpose => (valid.Claims, null),
        LinkCheck.Expired => (null, Notice.Stop("Link.Expired", StatusCodes.Status410Gone)),
        _ => (null, Notice.Stop("Link.Broken", StatusCodes.Status400BadRequest)),
    };

    /// <summary>The way to a form, within this site.</summary>
    public string Form(string member, string form, string session) => new Uri(builder.Form(member, form, session, clock.GetUtcNow())).PathAndQuery;

    /// <summary>The way to a member's preferences, within this site.</summary>
    public string Preferences(string member) => new Uri(builder.Preferences(member, clock.GetUtcNow())).PathAndQuery;

    /// <summary>What the till scans: the whole address, for it is another device, and as short as it can be, for it is read off a screen.</summary>
    public string Redeem(LinkClaims coupon) => builder.Redeem(coupon.Member, coupon.Coupon, session: "", clock.GetUtcNow());
}
