using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace JourneyStudio.Web.Shared.Links;

/// <summary>Keys in the addresses of triggers that other systems call: each opens its own trigger and nothing else. Made from the workspace's secret, so none is stored.</summary>
internal sealed class CallKeys(LinkSecret secret)
{
    private const int Length = 16;

    // Its own key, so that a signature of another feature under the same secret is never one of these
    private readonly Lazy<byte[]> key = new(() => HMACSHA256.HashData(secret.Read(), "journeystudio call v1"u8));

    /// <summary>The key for a trigger (<c>definitionId/activityId</c>).</summary>
    public string Of(string trigger) => Base64Url.EncodeToString(HMACSHA256.HashData(key.Value, Encoding.UTF8.GetBytes(trigger)).AsSpan(0, Length));

    public bool Opens(string trigger, string? given) =>
        given is { Length: > 0 } && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(trigger)), Encoding.UTF8.GetBytes(given));

    /// <summary>The address that another system posts to.</summary>
    public string Address(string baseUri, string definitionId, string activity) =>
        $"{baseUri.TrimEnd('/')}/api/calls/{Uri.EscapeDataString(definitionId)}/{Uri.EscapeDataString(activity)}?key={Of(Engine.Clocks.ClockEvents.NameOf(definitionId, activity))}";
}
