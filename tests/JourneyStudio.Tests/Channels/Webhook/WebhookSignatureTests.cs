using System.Text;
using JourneyStudio.Channels.Webhook;

namespace JourneyStudio.Tests.Channels.Webhook;

/// <summary>Signatures against the vectors of Standard Webhooks.</summary>
public sealed class WebhookSignatureTests
{
    [Theory]
    [InlineData(
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, """{"test": 2432232314}""", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData(
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", "msg_journey0001", 1700000000,
        """{"type":"journey.step.entered","timestamp":"2023-11-14T22:13:20Z","data":{"id":"c1"}}""", "v1,y/kisfUTJvG6Ka5ZrirCEm/8oM0LZhCjqBAKeZqN2tw=")]
    public void Sign_PublishedVector_IsTheSame(string secret, string id, long timestamp, string body, string signature) =>
        Assert.Equal(signature, WebhookSignature.Sign(Convert.FromBase64String(secret), id, timestamp, Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Show_Secret_IsWhatReceiversType() => Assert.Equal("whsec_AAEC", WebhookSignature.Show([0, 1, 2]));
}
