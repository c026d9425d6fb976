using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using JourneyStudio.Channels.Email;
using JourneyStudio.Channels.Links;
using JourneyStudio.Channels.Rendering;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Channels.Rendering;

/// <summary>What members and attackers put into their names, in messages: text in HTML, itself in plain text, and never a header of its own.</summary>
public sealed class HostileMergeTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 11, 2, 0, 0, TimeSpan.Zero);
    private static readonly TemplateRenderer Renderer = new(new LinkBuilder(new LinkSigner(SHA256.HashData("secret"u8)), new LinkOptions { BaseUrl = "https://club.example" }));

    public static TheoryData<string> Names =>
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</p><iframe src=//evil.example>", "javascript:alert(1)", "&lt;b&gt; &amp; &#x3C;",
        "{{member.phone}} {{{member.phone}}} {{#each this}}{{/each}}", "{{> partial}} {{lookup . \"x\"}}", "${7*7} <%= 7*7 %> #{7*7}", "'; drop table member; --", "=HYPERLINK(\"http://x\")", "+1", "-1", "@x",
        "王小明·Zoë", "𠮷野家 𪚥", "👩‍👧‍👦👶🏽", "מרים כהן", "أحمد ‏(Ahmad)", "Left\u202Etfel", "a\u0000b", "a\u0007b\u001B[31m", "a\u200Bb",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Html_OfAnyName_IsTextAndNothingElse(string name)
    {
        var html = Render(name).Html!;

        Assert.StartsWith("<p title=\"", html, StringComparison.Ordinal);
        Assert.EndsWith("</p>", html, StringComparison.Ordinal);
        var within = html[2..^4];
        Assert.DoesNotContain('<', within);
        Assert.Equal(1, within.Count(letter => letter == '>'));
        Assert.Equal(2, within.Count(letter => letter == '"'));
        Assert.Equal($" title=\"{name}\">Dear {name}", System.Net.WebUtility.HtmlDecode(within));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_OfAnyName_IsTheNameItself(string name) => Assert.Equal($"Dear {name}", Render(name).Text);

    [Theory]
    [MemberData(nameof(Names))]
    [InlineData("Li\r\nBcc: everybody@brand.example")]
    [InlineData("Li\nContent-Type: text/html\n\n<script>")]
    [InlineData("Li\u2028Bcc: x@y.example")]
    [InlineData("Li\u0085Bcc: x@y.example")]
    [InlineData("Li\u000BBcc: x@y.example")]
    public void Subject_OfAnyName_IsOneHeader(string name)
    {
        var rendered = Render(name);
        var source = Encoding.UTF8.GetString(MailSource.Of(new OutgoingMessage("1:2:3", ChannelKeys.Email, "member@club.example", rendered), new EmailOptions { From = "club@brand.example", FromName = name }, "member@club.example", Now));

        var head = source[..source.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
        var names = head.Split("\r\n").Where(line => line[0] is not (' ' or '\t')).Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)]).ToList();
        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase), names);
        Assert.DoesNotContain("Bcc", names);
        Assert.All(head, letter => Assert.True(letter is '\r' or '\n' or '\t' or (>= ' ' and < (char)127), $"The head holds U+{(int)letter:X4}."));
    }

    private static RenderedMessage Render(string name)
    {
        var variant = new MessageVariant(ChannelKeys.Email, "en", "For {{member.name}}", "Dear {{member.name}}", "<p title=\"{{member.name}}\">Dear {{member.name}}</p>");
        var result = Renderer.Render(new RenderRequest
        {
            Template = new MessageTemplate("t", new LocalText("T", "T"), MessageClass.Service, [variant]),
            Channel = ChannelKeys.Email,
            Records = ImmutableDictionary<string, string>.Empty,
            Member = new MemberSnapshot { Id = new MemberId(1), PublicId = "pub-1", Zone = TimeZoneInfo.Utc, Language = "en", Attributes = new Dictionary<string, AttributeValue> { ["name"] = new AttributeValue.Text(name) } },
            Now = Now,
        });
        return Assert.IsType<RenderResult.Ready>(result).Message;
    }
}
