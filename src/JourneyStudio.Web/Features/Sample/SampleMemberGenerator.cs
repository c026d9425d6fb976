using System.Globalization;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Web.Features.Sample;

/// <summary>
/// Makes fictional members, one at a time and any number of them. Member n depends only on seed, stores, day and n:
/// a larger set begins with the smaller one.
/// </summary>
internal sealed class SampleMemberGenerator(IReadOnlyList<SampleStore> stores, DateTimeOffset now, ulong seed = 20261121)
{
    private const int OldestMembershipInDays = 900;

    // Seconds are cut off, so that two runs on one day agree.
    private readonly DateTimeOffset today = new(now.UtcDateTime.Date, TimeSpan.Zero);

    public IEnumerable<SampleMember> Members(int count)
    {
        for (var number = 1; number <= count; number++)
            yield return Member(number);
    }

    public SampleMember Member(int number)
    {
        var dice = new Dice(seed, (ulong)number);
        var day = DateOnly.FromDateTime(today.UtcDateTime);
        var chinese = dice.Chance(85);
        var (familyZh, familyEn) = dice.Pick(SampleNames.Families);
        var (givenZh, givenEn) = dice.Pick(SampleNames.Given);
        var store = dice.Pick(stores);
        var joined = today.AddDays(-dice.Between(3, OldestMembershipInDays)).AddMinutes(dice.Between(60, 840));
        var children = SampleFamily.Draw(ref dice, day, chinese);
        var orders = SampleShopping.Orders(ref dice, number, joined, today);
        return new SampleMember
        {
            Number = number,
            ExternalId = string.Create(CultureInfo.InvariantCulture, $"M{number:D7}"),
            Name = chinese ? familyZh + givenZh : $"{familyEn} {givenEn}",
            Language = chinese ? Languages.Chinese : Languages.English,
            Phone = string.Create(CultureInfo.InvariantCulture, $"+86100{number:D8}"),
            Email = string.Create(CultureInfo.InvariantCulture, $"{Ascii(givenEn)}.{Ascii(familyEn)}.{number}@example.com"),
            OpenId = string.Create(CultureInfo.InvariantCulture, $"oSample{number:D21}"),
            Store = store,
            Guide = dice.Pick(store.Guides),
            Stage = SampleFamily.Stage(children, day),
            Level = Level(orders),
            JoinedAt = joined,
            Children = children,
            Orders = orders,
            Events = SampleShopping.Events(ref dice, orders, joined, today),
            Tags = Tags(children, orders),
            Consents = Consents(ref dice),
        };
    }

    private static string Ascii(string name) => name.Replace("’", "", StringComparison.Ordinal).ToLowerInvariant();

    private static string Level(List<OrderFact> orders) =>
        orders.Where(o => o.Status == OrderStatus.Paid).Sum(o => o.Total) switch { >= 3000 => "gold", >= 1000 => "silver", _ => "member" };

    private static List<string> Tags(List<SampleChild> children, List<OrderFact> orders)
    {
        var tags = new List<string>();
        if (children.Any(c => c.DueDate is not null))
            tags.Add("pregnant");
        if (children.Count > 1)
            tags.Add("second-child");
        var bought = orders.Where(o => o.Status == OrderStatus.Paid).SelectMany(o => o.Products).ToHashSet();
        if (bought.Any(p => p.StartsWith("formula", StringComparison.Ordinal)))
            tags.Add("formula");
        if (bought.Any(p => p.StartsWith("nappies", StringComparison.Ordinal)))
            tags.Add("nappies");
        return tags;
    }

    private static List<Consent> Consents(ref Dice dice)
    {
        var consents = new List<Consent> { new(ChannelKeys.WeChatTemplate, MessagePurpose.Service) };
        if (dice.Chance(70))
            consents.Add(new Consent(ChannelKeys.Email, MessagePurpose.Service));
        if (dice.Chance(55))
            consents.Add(new Consent(ChannelKeys.WeChatTemplate, MessagePurpose.Marketing));
        if (dice.Chance(35))
            consents.Add(new Consent(ChannelKeys.Email, MessagePurpose.Marketing));
        return consents;
    }
}
