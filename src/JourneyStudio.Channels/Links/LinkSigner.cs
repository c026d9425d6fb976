using System.Buffers.Text;
using System.Security.Cryptography;

namespace JourneyStudio.Channels.Links;

/// <summary>
/// Signs and verifies the links that carry a member to a touchpoint page. A token is <c>payload.signature</c>, both base64url;
/// the signature is the first 16 bytes of HMAC-SHA256 over the payload under the workspace's link secret.
/// </summary>
public sealed class LinkSigner
{
    private const int SignatureLength = 16;
    private const int MinimumSecretLength = 32;
    private const int LongestToken = 1024;

    private readonly byte[] key;

    public LinkSigner(ReadOnlySpan<byte> secret)
    {
        if (secret.Length < MinimumSecretLength)
            throw new ArgumentException($"A link secret has at least {MinimumSecretLength} bytes.", nameof(secret));
        // Its own key, so that a signature of another feature under the same secret is never a link.
        key = HMACSHA256.HashData(secret, "journeystudio link v1"u8);
    }

    public string Sign(LinkClaims claims)
    {
        var payload = LinkPayload.Write(claims);
        return $"{Base64Url.EncodeToString(payload)}.{Base64Url.EncodeToString(SignatureOf(payload))}";
    }

    public LinkCheck Verify(string? token, DateTimeOffset now)
    {
        if (token is not { Length: > 0 and <= LongestToken } || token.IndexOf('.', StringComparison.Ordinal) is not (> 0 and var dot))
            return new LinkCheck.Invalid();
        if (Decode(token.AsSpan(0, dot)) is not { } payload || Decode(token.AsSpan(dot + 1)) is not { } signature)
            return new LinkCheck.Invalid();
        if (!CryptographicOperations.FixedTimeEquals(SignatureOf(payload), signature) || LinkPayload.Read(payload) is not { } claims)
            return new LinkCheck.Invalid();
        return now < claims.Expires ? new LinkCheck.Valid(claims) : new LinkCheck.Expired(claims);
    }

    private byte[] SignatureOf(byte[] payload) => HMACSHA256.HashData(key, payload)[..SignatureLength];

    private static byte[]? Decode(ReadOnlySpan<char> text)
    {
        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        return Base64Url.IsValid(text) && Base64Url.TryDecodeFromChars(text, bytes, out var written) ? bytes[..written] : null;
    }
}
