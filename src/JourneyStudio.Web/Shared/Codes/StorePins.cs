using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using JourneyStudio.Channels.Links;

namespace JourneyStudio.Web.Shared.Codes;

/// <summary>The six digits by which a store's staff redeem coupons. They follow from the workspace's link secret, so no copy of them lies in the database.</summary>
internal sealed class StorePins(LinkSigner signer)
{
    private const uint Range = 1_000_000;

    public string Of(string store)
    {
        var signed = signer.Sign(new LinkClaims { Purpose = LinkPurpose.StorePin, Member = "", Subject = store, Expires = DateTimeOffset.UnixEpoch });
        var number = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.ASCII.GetBytes(signed))) % Range;
        return number.ToString("D6", CultureInfo.InvariantCulture);
    }
}
