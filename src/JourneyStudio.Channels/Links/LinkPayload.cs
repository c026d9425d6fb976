using System.Text;

namespace JourneyStudio.Channels.Links;

/// <summary>The bytes of a link's payload: version, purpose, expiry in seconds, then four short texts.</summary>
internal static class LinkPayload
{
    private const byte Version = 1;

    public static byte[] Write(LinkClaims claims)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Version);
            writer.Write((byte)claims.Purpose);
            writer.Write7BitEncodedInt64(claims.Expires.ToUnixTimeSeconds());
            writer.Write(claims.Member);
            writer.Write(claims.Subject);
            writer.Write(claims.Session);
            writer.Write(claims.Coupon);
        }
        return stream.ToArray();
    }

    /// <summary>Null when the bytes, though signed, are of a version or purpose this build does not know.</summary>
    public static LinkClaims? Read(byte[] payload)
    {
        using var reader = new BinaryReader(new MemoryStream(payload), Encoding.UTF8);
        try
        {
            if (reader.ReadByte() != Version || (LinkPurpose)reader.ReadByte() is var purpose && !Enum.IsDefined(purpose))
                return null;
            var expires = DateTimeOffset.FromUnixTimeSeconds(reader.Read7BitEncodedInt64());
            return new LinkClaims
            {
                Purpose = purpose,
                Expires = expires,
                Member = reader.ReadString(),
                Subject = reader.ReadString(),
                Session = reader.ReadString(),
                Coupon = reader.ReadString(),
            };
        }
        catch (Exception e) when (e is IOException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
