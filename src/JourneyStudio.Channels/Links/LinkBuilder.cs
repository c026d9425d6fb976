namespace JourneyStudio.Channels.Links;

/// <summary>The addresses of the touchpoint pages: <c>{base}/t/{page}?k={token}</c>.</summary>
public sealed class LinkBuilder(LinkSigner signer, LinkOptions options)
{
    public const string FormPath = "/t/form";
    public const string CouponPath = "/t/coupon";
    public const string RegisterPath = "/t/register";
    public const string ReferralPath = "/t/referral";
    public const string CheckInPath = "/t/checkin";
    public const string RedeemPath = "/t/redeem";
    public const string UnsubscribePath = "/t/unsubscribe";
    public const string PreferencesPath = "/t/preferences";

    /// <summary>A way out works for as long as anyone may still find the message.</summary>
    private static readonly TimeSpan WayOut = TimeSpan.FromDays(5 * 365);

    public string Form(string member, string form, string session, DateTimeOffset now) =>
        Build($"{FormPath}/{Uri.EscapeDataString(form)}", new() { Purpose = LinkPurpose.Form, Member = member, Subject = form, Session = session, Expires = Until(now) });

    public string Coupon(string member, string coupon, string session, DateTimeOffset now) =>
        Build(CouponPath, new() { Purpose = LinkPurpose.Coupon, Member = member, Coupon = coupon, Session = session, Expires = Until(now) });

    public string Register(string member, string session, DateTimeOffset now) =>
        Build(RegisterPath, new() { Purpose = LinkPurpose.Register, Member = member, Session = session, Expires = Until(now) });

    public string Referral(string member, string session, DateTimeOffset now) =>
        Build(ReferralPath, new() { Purpose = LinkPurpose.Referral, Member = member, Session = session, Expires = Until(now) });

    public string CheckIn(string member, string session, DateTimeOffset now) =>
        Build(CheckInPath, new() { Purpose = LinkPurpose.CheckIn, Member = member, Session = session, Expires = Until(now) });

    public string Redeem(string member, string coupon, string session, DateTimeOffset now) =>
        Build(RedeemPath, new() { Purpose = LinkPurpose.Redeem, Member = member, Coupon = coupon, Session = session, Expires = Until(now) });

    public string Unsubscribe(string member, string channel, DateTimeOffset now) =>
        Build(UnsubscribePath, new() { Purpose = LinkPurpose.Unsubscribe, Member = member, Subject = channel, Expires = now + WayOut });

    public string Preferences(string member, DateTimeOffset now) =>
        Build(PreferencesPath, new() { Purpose = LinkPurpose.Preferences, Member = member, Expires = now + WayOut });

    /// <summary>What a printed QR code carries. It names no member, so it needs no signature.</summary>
    public string Scan(string code, string? invitedBy = null) =>
        $"{options.BaseUrl.TrimEnd('/')}/q/{Uri.EscapeDataString(code)}{(invitedBy is null ? "" : $"?by={Uri.EscapeDataString(invitedBy)}")}";

    private string Build(string path, LinkClaims claims) => $"{options.BaseUrl.TrimEnd('/')}{path}?k={signer.Sign(claims)}";

    private DateTimeOffset Until(DateTimeOffset now) => now + options.Lifetime;
}
