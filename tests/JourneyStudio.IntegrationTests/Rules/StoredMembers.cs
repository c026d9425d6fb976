using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage.Coupons;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Purchases;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Segments;

namespace JourneyStudio.IntegrationTests.Rules;

/// <summary>Random members as rows.</summary>
internal static class StoredMembers
{
    public static async Task WriteAsync(TemporaryStudio studio, IEnumerable<RandomMember> members)
    {
        await using var context = studio.Context();
        foreach (var ((key, zone), id) in RandomMembers.Stores.Select((store, index) => (store, index + 1L)))
            context.Add(new OrgUnitRow { Id = id, Key = key, Kind = "store", Names = new LocalText(key, key), Path = $"/{id}/", TimeZone = zone });
        foreach (var member in members)
            context.AddRange(Rows(member));
        await context.SaveChangesAsync();
    }

    private static IEnumerable<object> Rows(RandomMember stored)
    {
        var member = stored.Snapshot;
        var id = member.Id.Value;
        yield return Row(stored);
        // Values of a record are not the member's
        yield return new AttributeNumberRow { MemberId = id, Attribute = "number", Scope = "s1", Value = 7 };
        foreach (var (key, value) in member.Attributes.Where(attribute => !BuiltInAttributes.All.Contains(attribute.Key)))
        {
            yield return value switch
            {
                AttributeValue.Number number => new AttributeNumberRow { MemberId = id, Attribute = key, Value = number.Value },
                AttributeValue.Date date => new AttributeDateRow { MemberId = id, Attribute = key, Value = date.Value },
                AttributeValue.Instant instant => new AttributeInstantRow { MemberId = id, Attribute = key, Value = instant.Value },
                AttributeValue.Flag flag => new AttributeFlagRow { MemberId = id, Attribute = key, Value = flag.Value },
                var text => new AttributeTextRow { MemberId = id, Attribute = key, Value = text.ToText(), Folded = FoldedText.Of(text.ToText()) },
            };
        }
        foreach (var tag in member.Tags)
            yield return new MemberTagRow { MemberId = id, Tag = tag.Tag, Scope = tag.Scope };
        foreach (var segment in member.Segments)
            yield return new SegmentMemberRow { Segment = segment, MemberId = id };
        foreach (var coupon in member.Coupons)
        {
            yield return new CouponInstanceRow
            {
                Id = Number(coupon.Instance),
                PublicId = coupon.Instance,
                EffectKey = coupon.Instance,
                Coupon = coupon.Coupon,
                MemberId = id,
                Scope = coupon.Scope,
                State = coupon.State.Name(),
                IssuedAt = coupon.IssuedAt,
            };
        }
        foreach (var order in member.Orders)
        {
            yield return new OrderRow
            {
                Id = Number(order.Key),
                PublicId = order.Key,
                MemberId = id,
                Status = order.Status.Name(),
                Total = order.Total,
                PlacedAt = order.PlacedAt,
                PaidAt = order.PaidAt,
                Lines = OrderLine.Write(order.Products.Select(product => new OrderLine(product))),
            };
        }
        foreach (var (message, index) in member.Sent.Select((message, index) => (message, index)))
        {
            yield return Message((id * 100) + index, message, MessageStates.Sent, id);
            yield return Message((id * 100) + 50 + index, message, MessageStates.Failed, id);
        }
        foreach (var (happened, routed) in member.Events.Select(happened => (happened, true)).Concat(stored.Unrouted.Select(happened => (happened, false))))
        {
            yield return new EventRow
            {
                Id = happened.Id,
                MemberId = id,
                Slot = SlotLease.SlotOf(member.Id),
                Name = happened.Name,
                Source = "test",
                At = happened.At,
                StoredAt = happened.StoredAt,
                Properties = PropertyJson.Write([.. happened.Properties]),
                Routed = routed,
            };
        }
    }

    private static MemberRow Row(RandomMember stored)
    {
        var member = stored.Snapshot;
        return new MemberRow
        {
            Id = member.Id.Value,
            PublicId = member.PublicId,
            Slot = SlotLease.SlotOf(member.Id),
            Name = Text(BuiltInAttributes.Name) ?? "",
            NameFolded = FoldedText.Of(Text(BuiltInAttributes.Name) ?? ""),
            Phone = Text(BuiltInAttributes.Phone),
            Email = Text(BuiltInAttributes.Email),
            EmailFolded = FoldedText.OfOptional(Text(BuiltInAttributes.Email)),
            City = Text(BuiltInAttributes.City),
            Stage = Text(BuiltInAttributes.Stage),
            Level = Text(BuiltInAttributes.Level) ?? (member.Id.Value % 2 == 0 ? "" : null),
            TimeZone = stored.Zone,
            StoreId = stored.Store is { } store ? Array.FindIndex(RandomMembers.Stores, one => one.Key == store) + 1 : null,
            StaffId = member.IsStaff ? member.Id.Value : null,
            State = member.Closed ? "blocked" : "active",
            Points = (long)((AttributeValue.Number)member.Attributes[BuiltInAttributes.Points]).Value,
        };

        string? Text(string key) => member.Attributes.GetValueOrDefault(key)?.ToText();
    }

    private static MessageRow Message(long id, SentMessage message, string state, long member) => new()
    {
        Id = id,
        EffectKey = $"m{id}",
        MemberId = member,
        Channel = message.Channel,
        Template = message.Template,
        Address = "",
        Class = "service",
        State = state,
        RecordedAt = message.At,
        SentAt = message.At,
        UpdatedAt = message.At,
    };

    private static long Number(string key) => long.Parse(key.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
}
