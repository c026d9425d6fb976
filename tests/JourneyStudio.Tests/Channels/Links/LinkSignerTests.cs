using System.Security.Cryptography;
using System.Text;
using JourneyStudio.Channels.Links;

namespace JourneyStudio.Tests.Channels.Links;

public sealed class LinkSignerTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 12, 9, 0, 0, TimeSpan.Zero);
    private static readonly LinkSigner Signer = new(SHA256.HashData("a workspace's secret"u8));

    private static readonly LinkClaims Claims = new()
    {
        Purpose = LinkPurpose.Form,
        Member = "m7Qk2Zs9",
        Subject = "signup",
        Session = "2026-04-上海",
        Coupon = "c1",
        Expires = Now.AddDays(1),
    };

    [Fact]
    public void Verify_OwnToken_GivesTheClaimsBack() =>
        Assert.Equal(new LinkCheck.Valid(Claims), Signer.Verify(Signer.Sign(Claims), Now));

    [Fact]
    public void Sign_AnyClaims_IsShortAndSafeInAnAddress()
    {
        var token = Signer.Sign(Claims);
        Assert.Matches("^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$", token);
        Assert.InRange(token.Length, 40, 120);
    }

    [Fact]
    public void Verify_AtTheInstantOfExpiry_IsExpired()
    {
        var token = Signer.Sign(Claims);
        Assert.IsType<LinkCheck.Valid>(Signer.Verify(token, Claims.Expires.AddMilliseconds(-1)));
        Assert.Equal(new LinkCheck.Expired(Claims), Signer.Verify(token, Claims.Expires));
    }

    [Fact]
    public void Verify_AnySingleCharacterChanged_IsInvalid()
    {
        var token = Signer.Sign(Claims);
        for (var i = 0; i < token.Length; i++)
        {
            if (token[i] == '.')
                continue;
            // Far enough apart that the bytes differ even in the last, partly used character.
            var altered = new StringBuilder(token) { [i] = token[i] is 'A' ? 'w' : 'A' }.ToString();
            Assert.IsType<LinkCheck.Invalid>(Signer.Verify(altered, Now));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("x")]
    [InlineData("AQ.AQ")]
    [InlineData("not base64!.AQ")]
    [InlineData("AQ.")]
    public void Verify_Rubbish_IsInvalid(string? token) => Assert.IsType<LinkCheck.Invalid>(Signer.Verify(token, Now));

    [Fact]
    public void Verify_AnotherSecret_IsInvalid() =>
        Assert.IsType<LinkCheck.Invalid>(new LinkSigner(SHA256.HashData("another"u8)).Verify(Signer.Sign(Claims), Now));

    [Fact]
    public void Constructor_ShortSecret_IsRefused() => Assert.Throws<ArgumentException>(() => new LinkSigner(new byte[16]));

    [Fact]
    public void Form_OfAMember_LeadsToThePageWithATokenThatVerifies()
    {
        var links = new LinkBuilder(Signer, new LinkOptions { BaseUrl = "https://club.example/", Lifetime = TimeSpan.FromDays(1) });

        var link = links.Form("m7Qk2Zs9", "signup", "s1", Now);

        Assert.StartsWith("https://club.example/t/form/signup?k=", link, StringComparison.Ordinal);
        var check = Assert.IsType<LinkCheck.Valid>(Signer.Verify(link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..], Now));
        Assert.Equal(("m7Qk2Zs9", "signup", "s1", Now.AddDays(1)), (check.Claims.Member, check.Claims.Subject, check.Claims.Session, check.Claims.Expires));
    }
}
