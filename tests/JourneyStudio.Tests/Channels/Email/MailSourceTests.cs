using System.Text;
using System.Text.RegularExpressions;
using JourneyStudio.Channels.Email;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Channels.Email;

/// <summary>What a mail looks like on the wire.</summary>
public sealed partial class MailSourceTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 1, 9, 30, 0, TimeSpan.FromHours(8));
    private static readonly EmailOptions Options = new() { From = "club@brand.example", FromName = "宝妈俱乐部" };

    [Fact]
    public void Head_ChineseSubject_IsEncodedWordsOfWholeCharacters()
    {
        var subject = string.Concat(Enumerable.Repeat("宝妈交流会报名成功🎉", 6));

        var source = Source(subject);

        Assert.All(source.Split("\r\n"), line => Assert.True(line.Length <= 78 && Ascii.IsValid(line), line));
        var words = EncodedWord().Matches(Header(source, "Subject"));
        Assert.Equal(subject, string.Concat(words.Select(word => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Convert.FromBase64String(word.Groups[1].Value)))));
    }

    [Theory]
    [InlineData("Hello\r\nBcc: all@brand.example")]
    [InlineData("Hello\nBcc: all@brand.example")]
    [InlineData("Hello\u2028Bcc: all@brand.example")]
    [InlineData("Hello\0\r\n\r\n<script>")]
    public void Head_LineBreakInAValue_BeginsNoOtherHeader(string subject)
    {
        var source = Source(subject);

        Assert.DoesNotContain("\r\nBcc", source, StringComparison.Ordinal);
        Assert.Equal(1, Regex.Count(source, "^Content-Type: multipart", RegexOptions.Multiline, TimeSpan.FromSeconds(1)));
        Assert.StartsWith("Hello ", Header(source, "Subject"), StringComparison.Ordinal);
    }

    [Fact]
    public void Head_TextThatLooksEncoded_IsEncoded() => Assert.DoesNotContain("=?utf-8?Q?x?=", Source("=?utf-8?Q?x?="), StringComparison.Ordinal);

    [Fact]
    public void Head_MessageId_FollowsFromTheEffectKeyAlone()
    {
        Assert.Equal(Header(Source("a"), "Message-ID"), Header(Source("b"), "Message-ID"));
        Assert.NotEqual(Header(Source("a"), "Message-ID"), Header(Source("a", key: "1:2:1"), "Message-ID"));
        Assert.Matches("^<[0-9a-f]{32}@brand.example>$", Header(Source("a"), "Message-ID"));
    }

    [Theory]
    [InlineData("https://club.example/t/stop?k=abc", true)]
    [InlineData("http://localhost:5080/t/stop?k=abc", false)]
    public void Head_UnsubscribeLink_IsOneClickOverHttps(string link, bool oneClick)
    {
        var source = Source("a", unsubscribe: link);

        Assert.Equal($"<{link}>", Header(source, "List-Unsubscribe"));
        Assert.Equal(oneClick, source.Contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n", StringComparison.Ordinal));
    }

    [Fact]
    public void Head_NoUnsubscribeLink_PromisesNone() => Assert.DoesNotContain("List-Unsubscribe", Source("a"), StringComparison.Ordinal);

    [Fact]
    public void Head_Date_IsInUtc() => Assert.Equal("Wed, 01 Apr 2026 01:30:00 +0000", Header(Source("a"), "Date"));

    [Fact]
    public void Body_TextAndHtml_AreAlternatives()
    {
        var source = Source("a");

        var boundary = Regex.Match(source, "boundary=\"([^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        var parts = source.Split($"--{boundary}");
        Assert.Equal(4, parts.Length);
        Assert.Contains("text/plain; charset=utf-8", parts[1], StringComparison.Ordinal);
        Assert.Equal("谢谢\r\n再见", Decoded(parts[1]));
        Assert.Contains("text/html; charset=utf-8", parts[2], StringComparison.Ordinal);
        Assert.Equal("<p>谢谢</p>", Decoded(parts[2]));
        Assert.EndsWith($"--{boundary}--\r\n", source, StringComparison.Ordinal);
    }

    [Fact]
    public void Body_AnyText_HasNoLineThatBeginsWithADot() =>
        Assert.DoesNotContain("\r\n.", Source("a", text: ".\r\n.hidden\r\n."), StringComparison.Ordinal);

    private static string Source(string subject, string key = "1:2:0", string? unsubscribe = null, string text = "谢谢\n再见")
    {
        var message = new RenderedMessage(ChannelKeys.Email, "zh-CN", subject, text, "<p>谢谢</p>", null, [], null) { UnsubscribeLink = unsubscribe };
        return Encoding.UTF8.GetString(MailSource.Of(new OutgoingMessage(key, ChannelKeys.Email, "a@b.example", message), Options, "a@b.example", Now));
    }

    private static string Header(string source, string name)
    {
        var head = source[..source.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Replace("\r\n ", " ", StringComparison.Ordinal);
        return head.Split("\r\n").Single(line => line.StartsWith(name + ": ", StringComparison.Ordinal))[(name.Length + 2)..];
    }

    private static string Decoded(string part) =>
        Encoding.UTF8.GetString(Convert.FromBase64String(part[(part.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..].ReplaceLineEndings("")));

    [GeneratedRegex(@"=\?utf-8\?B\?([^?]+)\?=", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EncodedWord();
}
