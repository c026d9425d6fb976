using System.Security.Cryptography;

namespace JourneyStudio.Storage.Rows;

/// <summary>What outsiders may see in place of an internal id: 120 random bits in lower-case base 32, so nobody can guess or count them.</summary>
public static class PublicId
{
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

    public const int Length = 24;

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);
}
