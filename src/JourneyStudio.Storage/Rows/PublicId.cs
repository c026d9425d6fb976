using System.Security.Cryptography;

namespace JourneyStudio.Storage.Rows;

/// <summary>
/// What outsiders may see in place of an internal id, in lower-case base 32: 30 random bits that ids made one after the other share, so that they stand side by side in the index
/// (decision 0043), and 90 bits of its own, so that nobody can guess or count them. Whoever needs only a few letters of chance takes them from the end.
/// </summary>
public static class PublicId
{
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int SharedLength = 6;
    private const int Sharing = 8192;

    private static Run run = new();

    public const int Length = 24;

    public static string New()
    {
        var shared = Volatile.Read(ref run);
        if (Interlocked.Increment(ref shared.Given) > Sharing)
            Interlocked.CompareExchange(ref run, new Run(), shared);
        return shared.Prefix + RandomNumberGenerator.GetString(Alphabet, Length - SharedLength);
    }

    private sealed class Run
    {
        public readonly string Prefix = RandomNumberGenerator.GetString(Alphabet, SharedLength);

        public int Given;
    }
}
