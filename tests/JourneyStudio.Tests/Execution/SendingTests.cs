using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Tests.Activities;

namespace JourneyStudio.Tests.Execution;

/// <summary>SEMANTICS, "Messages": channels in order, consent, address.</summary>
public sealed class SendingTests
{
    private static readonly Consent Service = new(ChannelKeys.Email, MessagePurpose.Service);

    [Fact]
    [Trait("Semantics", "messages.channels")]
    public void Decide_FirstChannelNotPermitted_TakesTheNextAndSaysWhy()
    {
        var outcome = Decide("hello", "email", Service);
        Assert.Equal(ChannelKeys.Email, Assert.IsType<Effect.SendMessage>(Assert.Single(outcome.Effects)).Channel);
        Assert.Equal(new DecidingValue(ChannelKeys.WeChatTemplate, "no-consent"), Assert.Single(outcome.Values));
    }

    [Fact]
    public void Decide_NoChannelPermitted_LeavesBySkippedWithEveryReason()
    {
        var outcome = Assert.IsType<Outcome.Continue>(Decide("hello", "email"));
        Assert.Equal("Skipped", outcome.Port);
        Assert.Empty(outcome.Effects);
        Assert.Equal(2, outcome.Values.Length);
    }

    [Fact]
    [Trait("Semantics", "messages.marketing")]
    public void Decide_MarketingWithServiceConsentOnly_IsNotSent() =>
        Assert.Equal("Skipped", Assert.IsType<Outcome.Continue>(Decide("offer", "email", Service)).Port);

    [Fact]
    [Trait("Semantics", "messages.marketing")]
    public void Decide_Marketing_WithItsOwnConsent_IsSent() =>
        Assert.Single(Decide("offer", "email", new Consent(ChannelKeys.Email, MessagePurpose.Marketing)).Effects);

    [Fact]
    [Trait("Semantics", "messages.expiry")]
    public void Decide_ExpiresAfterNotGiven_IsADay()
    {
        var send = Assert.IsType<Effect.SendMessage>(Assert.Single(Decide("hello", "email", Service).Effects));
        Assert.Equal(Lab.Start.AddHours(24), send.ExpiresAt);
    }

    private static Outcome Decide(string template, string fallback, params Consent[] consents) => Sending.Decide(
        new SendSettings { Template = template, Fallback = [fallback] },
        ChannelKeys.WeChatTemplate,
        new ActivityContext
        {
            Member = new MemberSnapshot
            {
                Id = new MemberId(1),
                PublicId = "yun",
                Zone = TimeZoneInfo.Utc,
                Language = Languages.English,
                Addresses = new Dictionary<string, string> { [ChannelKeys.Email] = "yun@example.com" },
                Consents = consents.ToHashSet(),
            },
            Records = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty,
            EnteredAt = Lab.Start,
            ArrivedAt = Lab.Start,
            Journey = "j1",
            Zone = TimeZoneInfo.Utc,
            Content = SampleContent.Catalog,
            Now = Lab.Start,
        });
}
