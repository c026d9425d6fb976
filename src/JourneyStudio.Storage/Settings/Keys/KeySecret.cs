using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace JourneyStudio.Storage.Settings.Keys;

/// <summary>
/// <c>DataProtection:Secret</c>: encrypts the data-protection keys in the database. Default: none, and the keys stand there in clear, which is for trying out only.
/// The same on every node; whoever changes it signs everybody out and makes stored secrets unreadable.
/// </summary>
internal sealed class KeySecret(IConfiguration configuration)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private static readonly byte[] Purpose = "JourneyStudio data-protection keys"u8.ToArray();

    private readonly string? secret = configuration["DataProtection:Secret"];

    public bool IsSet => !string.IsNullOrEmpty(secret);

    public string Encrypt(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var sealedBytes = new byte[NonceLength + TagLength + plain.Length];
        var nonce = sealedBytes.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(Key(), TagLength);
        cipher.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceLength + TagLength), sealedBytes.AsSpan(NonceLength, TagLength));
        return Convert.ToBase64String(sealedBytes);
    }

    /// <exception cref="CryptographicException">The text was encrypted by another secret, or changed.</exception>
    public string Decrypt(string text)
    {
        var sealedBytes = Convert.FromBase64String(text).AsSpan();
        var plain = new byte[sealedBytes.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(Key(), TagLength);
        cipher.Decrypt(sealedBytes[..NonceLength], sealedBytes[(NonceLength + TagLength)..], sealedBytes.Slice(NonceLength, TagLength), plain);
        return Encoding.UTF8.GetString(plain);
    }

    private byte[] Key() => IsSet
        ? HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret!), 32, info: Purpose)
        : throw new CryptographicException("The data-protection keys are encrypted: set DataProtection:Secret to the secret that they were encrypted with.");
}
