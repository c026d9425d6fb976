using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace JourneyStudio.Engine.Execution;

/// <summary>Chance without randomness: the same member always draws the same at the same place of a journey, in every version.</summary>
public static class Draw
{
    /// <summary>The first 8 bytes, big-endian, of SHA-256 over <c>salt|member public id|journey|place</c> (UTF-8).</summary>
    /// <param name="salt">The workspace's salt.</param>
    /// <param name="member">Public id of the member.</param>
    /// <param name="journey">Logical id of the journey.</param>
    /// <param name="place">Id of the activity, or another name that is the journey's own.</param>
    public static ulong Of(string salt, string member, string journey, string place) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{salt}|{member}|{journey}|{place}")));

    /// <summary>The draw as one of <paramref name="parts"/> equal parts, from 0.</summary>
    public static int Part(ulong draw, int parts) => (int)((UInt128)draw * (uint)parts >> 64);
}
