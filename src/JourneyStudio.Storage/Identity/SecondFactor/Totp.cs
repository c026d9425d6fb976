using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace JourneyStudio.Storage.Identity.SecondFactor;

/// <summary>Codes by time as authenticator apps show them (RFC 6238): six digits, half a minute, SHA-1.</summary>
public static class Totp
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int SecretLength = 20;
    private const int StepSeconds = 30;
    private const int Digits = 1_000_000;

    /// <summary>How many steps the clock of a phone may be off, either way.</summary>
    private const int Drift = 1;

    /// <summary>A new secret, as an app takes it.</summary>
    public static string NewSecret() => RandomNumberGenerator.GetString(Base32, SecretLength * 8 / 5);

    /// <summary>What the app shows at an instant.</summary>
    public static string At(string secret, DateTimeOffset instant) => Code(Bytes(secret), Step(instant));

    /// <summary>The step of a code that is right; null when it is wrong, or no newer than the last one that was taken.</summary>
    public static long? Match(string secret, string code, DateTimeOffset now, long lastStep)
    {
        var key = Bytes(secret);
        var said = Encoding.ASCII.GetBytes(code);
        for (var step = Step(now) - Drift; step <= Step(now) + Drift; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(said, Encoding.ASCII.GetBytes(Code(key, step))) && step > lastStep)
                return step;
        }
        return null;
    }

    private static long Step(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / StepSeconds;

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "The one algorithm that every authenticator app knows; in an HMAC it is not broken")]
    private static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(key, counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & int.MaxValue;
        return (number % Digits).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string secret)
    {
        var (bytes, bits, held) = (new List<byte>(), 0, 0);
        foreach (var letter in secret)
        {
            (held, bits) = ((held << 5) | Base32.IndexOf(letter, StringComparison.Ordinal), bits + 5);
            if (bits < 8)
                continue;
            bits -= 8;
            bytes.Add((byte)(held >> bits));
            held &= (1 << bits) - 1;
        }
        return [.. bytes];
    }
}
