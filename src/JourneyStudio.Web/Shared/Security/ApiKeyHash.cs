using System.Security.Cryptography;
using System.Text;

namespace JourneyStudio.Web.Shared.Security;

internal static class ApiKeyHash
{
    /// <summary>What is kept of a key: SHA-256, lower-case hex.</summary>
    public static string Of(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
