using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace JourneyStudio.Runtime.Dispatch;

/// <summary>When a message that did not leave is tried again: the pause doubles from 5 seconds to an hour, each spread by a fifth either way.</summary>
internal static class RetrySchedule
{
    /// <summary>After so many attempts the message has failed.</summary>
    public const int MostAttempts = 30;

    /// <summary>The pause after a batch that could not be tried.</summary>
    public static readonly TimeSpan WhenNotTried = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>The pause after an attempt; null when there is no further one.</summary>
    /// <param name="key">Key of the effect: the spread follows from it, so that a thousand failures of one instant do not come back in one instant.</param>
    /// <param name="attempts">Attempts made so far, at least 1.</param>
    /// <param name="asked">Pause that the other side asked for.</param>
    public static TimeSpan? PauseAfter(string key, int attempts, TimeSpan? asked = null)
    {
        if (attempts >= MostAttempts)
            return null;
        var doubled = First * Math.Pow(2, attempts - 1);
        var pause = (doubled < Longest ? doubled : Longest) * (0.8 + 0.4 * Share(key, attempts));
        return asked > pause ? asked : pause;
    }

    private static double Share(string key, int attempts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{key}|{attempts}"));
        return BinaryPrimitives.ReadUInt32BigEndian(hash) / (double)uint.MaxValue;
    }
}
