using System.Security.Cryptography;
using System.Text;

namespace JourneyStudio.Channels;

/// <summary>What other systems know an effect by.</summary>
internal static class EffectIdentity
{
    /// <summary>32 characters that follow from the effect key alone: the same in every attempt, and within WeChat's limits.</summary>
    public static string Of(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));
}
