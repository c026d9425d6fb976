using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Purchases;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Web.Features.Sample;

/// <summary>A fictional member as rows.</summary>
internal static class SampleRows
{
    private const string Source = "sample";

    public static IEnumerable<object> Of(SampleMember member, SamplePlacing place, SampleIds ids)
    {
        var id = ids.Members.Next();
        yield return Member(member, id, place);
        yield return new MemberAddressRow { MemberId = id, Channel = ChannelKeys.WeChatTemplate, Address = member.OpenId, At = member.JoinedAt };
        yield return new MemberAddressRow { MemberId = id, Channel = ChannelKeys.Email, Address = member.Email, At = member.JoinedAt };
        foreach (var consent in member.Consents)
            yield return new MemberConsentRow { MemberId = id, Channel = consent.Channel, Purpose = ConsentPurposes.Write(consent.Purpose), Granted = true, Source = Source, At = member.JoinedAt };
        foreach (var tag in member.Tags)
            yield return new MemberTagRow { MemberId = id, Tag = tag, At = member.JoinedAt };
        foreach (var child in member.Children)
            yield return new ChildRow { Id = ids.Children.Next(), MemberId = id, Name = child.Name ?? "", DueDate = child.DueDate, BirthDate = child.BirthDate, CreatedAt = member.JoinedAt };
        if (member.Children.Max(child => child.DueDate) is { } due)
            yield return new AttributeDateRow { MemberId = id, Attribute = "dueDate", Value = due };
        if (member.Children.Max(child => child.BirthDate) is { } birth)
            yield return new AttributeDateRow { MemberId = id, Attribute = "birthDate", Value = birth };
        foreach (var order in member.Orders)
            yield return Order(order, id, place.Store, ids.Orders.Next());
        foreach (var occurred in member.Events)
            yield return Event(occurred, id, ids.Events.Next());
    }

    private static MemberRow Member(SampleMember member, long id, SamplePlacing place) => new()
    {
        Id = id,
        PublicId = PublicId.New(),
        ExternalId = member.ExternalId,
        Slot = SlotLease.SlotOf(new MemberId(id)),
        Name = member.Name,
        NameFolded = FoldedText.Of(member.Name),
        Phone = member.Phone,
        Email = member.Email,
        EmailFolded = FoldedText.Of(member.Email),
        City = member.Store.City.In(member.Language),
        Stage = member.Stage,
        Level = member.Level,
        Language = member.Language,
        TimeZone = member.Store.Zone,
        StoreId = place.Store,
        GuideId = place.Guide,
        ProductLineId = place.ProductLine,
        FirstVisitAt = member.JoinedAt,
        CreatedAt = member.JoinedAt,
        UpdatedAt = member.JoinedAt,
    };

    private static OrderRow Order(OrderFact order, long member, long store, long id) => new()
    {
        Id = id,
        PublicId = PublicId.New(),
        ExternalId = order.Key,
        MemberId = member,
        Status = OrderStates.Write(order.Status),
        Total = order.Total,
        Lines = OrderLine.Write(order.Products.Select(product => new OrderLine(product))),
        StoreId = store,
        PlacedAt = order.PlacedAt,
        PaidAt = order.PaidAt,
        RefundedAt = order.Status == OrderStatus.Refunded ? order.PaidAt?.AddDays(2) : null,
    };

    /// <summary>Routed already: what happened before the studio was set up starts no journey.</summary>
    private static EventRow Event(SampleEvent occurred, long member, long id) => new()
    {
        Id = id,
        MemberId = member,
        Slot = SlotLease.SlotOf(new MemberId(member)),
        Name = occurred.Name,
        Source = Source,
        At = occurred.At,
        StoredAt = occurred.At,
        Properties = PropertyJson.Write(occurred.Properties),
        Routed = true,
    };
}
