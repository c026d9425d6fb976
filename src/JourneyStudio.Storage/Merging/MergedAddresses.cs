using System.Collections.Immutable;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Members.Merging;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Members;

namespace JourneyStudio.Storage.Merging;

/// <summary>Addresses, consents and suppressions of two members who are one, inside the transaction of its caller.</summary>
internal sealed class MergedAddresses(Link link, MemberId survivor, MemberId duplicate, DateTimeOffset now)
{
    private const string Source = "merge";
    private static readonly SnapshotNeeds Needs = new() { Addresses = true };

    /// <summary>Call before the members' own rows are written, and <see cref="Suppress"/> afterwards.</summary>
    /// <returns>What the person does not want, by channel with the reason.</returns>
    public ImmutableArray<(string Channel, string Reason)> HandOn(ImmutableHashSet<string> fromDuplicate)
    {
        var known = new SnapshotQuery(link, [survivor.Value, duplicate.Value], Needs, now).Read("UTC");
        var said = ReadConsents();
        WriteConsents(said, ConsentBook.Stricter(Book(known, said, survivor), Book(known, said, duplicate)));
        MoveAddresses(fromDuplicate);
        return [.. known.Values.SelectMany(member => member.Suppressed).Where(suppressed => ConsentBook.IsOfThePerson(suppressed.Value)).Select(suppressed => (suppressed.Key, suppressed.Value)).Distinct()];
    }

    /// <summary>It holds for whichever address is kept.</summary>
    public void Suppress(ImmutableArray<(string Channel, string Reason)> wishes)
    {
        if (wishes.IsEmpty)
            return;
        var kept = new SnapshotQuery(link, [survivor.Value], Needs, now).Read("UTC")[survivor.Value].Addresses;
        foreach (var (channel, reason) in wishes.Where(wish => kept.ContainsKey(wish.Channel)))
        {
            link.Sql("insert into suppression(channel, address, reason, since) values(?1, ?2, ?3, ?4) on conflict do nothing")
                .Set(1, channel).Set(2, SuppressionRow.Fold(channel, kept[channel])).Set(3, reason).Set(4, now).Run();
        }
    }

    private static ConsentBook Book(Dictionary<long, MemberSnapshot> known, List<Said> said, MemberId member) => new(
        known[member.Value].Consents,
        said.Where(row => row.Member == member.Value && !row.Granted).Select(row => row.Consent).ToHashSet(),
        known[member.Value].Addresses.Keys.Select(ChannelKeys.Account).ToHashSet());

    private List<Said> ReadConsents()
    {
        var said = new List<Said>();
        var rows = link.Sql("select member_id, channel, purpose, granted, source, at from member_consent where member_id in (select value from json_each(?1))").Set(1, IdList.Of([survivor.Value, duplicate.Value]));
        while (rows.Read())
            said.Add(new Said(rows.Int64(0), new Consent(rows.Text(1), ConsentPurposes.Read(rows.Text(2))), rows.Int64(3) != 0, rows.Text(4), rows.Instant(5)));
        return said;
    }

    /// <summary>What stands keeps its date and source. Where one of the two had agreed and it holds no more, the ledger says that merging took it back.</summary>
    private void WriteConsents(List<Said> said, ImmutableHashSet<Consent> holds)
    {
        link.Sql("delete from member_consent where member_id in (select value from json_each(?1))").Set(1, IdList.Of([survivor.Value, duplicate.Value])).Run();
        foreach (var of in said.GroupBy(row => row.Consent))
        {
            var granted = holds.Contains(of.Key);
            var stands = of.Where(row => row.Granted == granted).OrderByDescending(row => row.At).FirstOrDefault() ?? new Said(survivor.Value, of.Key, granted, Source, now);
            Insert("member_consent", stands);
            if (!granted && of.Any(row => row.Granted))
                Insert("consent_entry", new Said(survivor.Value, of.Key, false, Source, now));
        }
    }

    private void Insert(string table, Said row) =>
        link.Sql($"insert into {table}(member_id, channel, purpose, granted, source, at) values(?1, ?2, ?3, ?4, ?5, ?6) on conflict do nothing")
            .Set(1, survivor.Value).Set(2, row.Consent.Channel).Set(3, ConsentPurposes.Write(row.Consent.Purpose)).Set(4, row.Granted).Set(5, row.Source).Set(6, row.At).Run();

    /// <summary>An address that the survivor has no place for stays with the duplicate: whoever writes from there is the survivor.</summary>
    private void MoveAddresses(ImmutableHashSet<string> fromDuplicate)
    {
        foreach (var channel in fromDuplicate.Contains(BuiltInAttributes.Phone) ? fromDuplicate.Add(ChannelKeys.Sms) : fromDuplicate)
        {
            link.Sql("""
                update member_address set member_id = case when member_id = ?1 then ?2 else ?1 end, channel = '!' || channel
                where channel = ?3 and member_id in (?1, ?2) and exists (select 1 from member_address d where d.member_id = ?1 and d.channel = ?3)
                """).Set(1, duplicate.Value).Set(2, survivor.Value).Set(3, channel).Run();
            link.Sql("update member_address set channel = ?3 where channel = '!' || ?3 and member_id in (?1, ?2)").Set(1, duplicate.Value).Set(2, survivor.Value).Set(3, channel).Run();
        }
        link.Sql("update member_address set member_id = ?2 where member_id = ?1 and not exists (select 1 from member_address s where s.member_id = ?2 and s.channel = member_address.channel)")
            .Set(1, duplicate.Value).Set(2, survivor.Value).Run();
    }

    private sealed record Said(long Member, Consent Consent, bool Granted, string Source, DateTimeOffset At);
}
