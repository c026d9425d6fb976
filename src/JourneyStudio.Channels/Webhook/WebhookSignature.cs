using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace JourneyStudio.Channels.Webhook;

/// <summary>Signatures of Standard Webhooks 1.0.0: HMAC-SHA256 over <c>id.timestamp.body</c>.</summary>
public static class WebhookSignature
{
    public const string SecretPrefix = "whsec_";

    public static string Sign(ReadOnlySpan<byte> secret, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        byte[] head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}."));
        byte[] signed = [.. head, .. body];
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, signed))}";
    }

    /// <summary>A secret as its receiver is told it.</summary>
    public static string Show(ReadOnlySpan<byte> secret) => SecretPrefix + Convert.ToBase64String(secret);
}
