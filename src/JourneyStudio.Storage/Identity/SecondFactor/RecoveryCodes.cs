using System.Security.Cryptography;
using System.Text;

namespace JourneyStudio.Storage.Identity.SecondFactor;

/// <summary>Codes that stand in for a lost phone, each once. Only hashes are kept: with 50 random bits each, tried five at a time, none is guessed.</summary>
internal static class RecoveryCodes
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Count = 10;
    private const int Length = 10;

    public static IReadOnlyList<string> New() => [.. Enumerable.Range(0, Count).Select(_ => RandomNumberGenerator.GetString(Letters, Length)).Select(code => $"{code[..5]}-{code[5..]}")];

    public static string Keep(IEnumerable<string> codes) => string.Join(' ', codes.Select(Hash));

    /// <summary>What is kept once a code is used; null when it is none of them.</summary>
    public static string? Without(string kept, string code)
    {
        var left = kept.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        return left.Remove(Hash(code)) ? string.Join(' ', left) : null;
    }

    public static int Left(string kept) => kept.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    private static string Hash(string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant())));
}
