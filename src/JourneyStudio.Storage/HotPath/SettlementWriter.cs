using JourneyStudio.Engine.Delivery;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Storage.HotPath;

/// <summary>Writes how attempts ended, a batch at once, inside the transaction of its caller.</summary>
internal sealed class SettlementWriter(Link link, string owner, DateTimeOffset now)
{
    /// <returns>Those whose claim was still the owner's. The others are somebody else's by now, and nothing of them was written.</returns>
    public List<Settlement> Write(IReadOnlyCollection<Settlement> settlements)
    {
        var mine = Claimed("delete from outbox where id in (select value from json_each(?1)) and leased_by = ?2 returning id", settlements.Where(IsEnd));
        mine.UnionWith(Claimed(
            "update outbox set leased_until = null, leased_by = null where id in (select value from json_each(?1)) and leased_by = ?2 returning id", settlements.Where(settlement => !IsEnd(settlement))));
        var written = settlements.Where(settlement => mine.Contains(settlement.Message)).ToList();
        foreach (var settlement in written)
            Write(settlement);
        Suppress([.. written.OfType<Settlement.Failed>().Where(failed => failed.AddressIsDead).Select(failed => failed.Message)]);
        return written;
    }

    private static bool IsEnd(Settlement settlement) => settlement is not Settlement.Postponed;

    private HashSet<long> Claimed(string sql, IEnumerable<Settlement> settlements)
    {
        var found = new HashSet<long>();
        var messages = settlements.Select(settlement => settlement.Message).ToList();
        if (messages.Count == 0)
            return found;
        var rows = link.Sql(sql).Set(1, IdList.Of(messages)).Set(2, owner);
        while (rows.Read())
            found.Add(rows.Int64(0));
        return found;
    }

    private void Write(Settlement settlement)
    {
        switch (settlement)
        {
            case Settlement.Postponed postponed:
                link.Sql("update outbox set due = ?2, attempts = attempts + ?3 where id = ?1")
                    .Set(1, postponed.Message).Set(2, postponed.Due).Set(3, postponed.CountsAsAttempt ? 1L : 0L).Add();
                Update(postponed, MessageStates.Pending, postponed.Reason);
                break;
            case Settlement.Sent sent:
                Update(sent, MessageStates.Sent, null, sent);
                break;
            case Settlement.Failed failed:
                Update(failed, MessageStates.Failed, failed.Reason);
                FreePlace(failed.Message);
                break;
            case Settlement.Suppressed suppressed:
                Update(suppressed, MessageStates.Suppressed, suppressed.Reason);
                FreePlace(suppressed.Message);
                break;
            case Settlement.Unknown unknown:
                Update(unknown, MessageStates.Unknown, unknown.Reason);
                break;
            default:
                throw new NotSupportedException($"No state for {settlement.GetType().Name}.");
        }
    }

    private void Update(Settlement settlement, string state, string? reason, Settlement.Sent? sent = null)
    {
        var rendered = settlement.Rendered;
        var payload = rendered is null or { TemplateId: null, Link: null, Fields.IsDefaultOrEmpty: true }
            ? null
            : StoredJson.Write(new MessagePayload(rendered.TemplateId, rendered.Fields.IsDefault ? [] : rendered.Fields, rendered.Link));
        link.Sql("""
            update message set state = ?2, reason = ?3, updated_at = ?4, language = coalesce(?5, language), subject = coalesce(?6, subject),
            body_text = coalesce(?7, body_text), body_html = coalesce(?8, body_html), payload = coalesce(?9, payload), provider_id = ?10, sent_at = ?11 where id = ?1
            """)
            .Set(1, settlement.Message).Set(2, state).Set(3, reason).Set(4, now)
            .Set(5, rendered?.Language).Set(6, rendered?.Subject).Set(7, rendered?.Text).Set(8, rendered?.Html).Set(9, payload)
            .Set(10, sent?.ProviderId).Set(11, sent?.At)
            .Add();
    }

    /// <summary>What certainly did not leave makes room for another enrollment's message.</summary>
    private void FreePlace(long message) =>
        link.Sql("""
            delete from message_claim where message_id = ?1
            and (address, template, entry_key) = (select address, template, entry_key from message where id = ?1)
            """).Set(1, message).Add();

    /// <summary>Nothing is sent to these addresses any more, whoever they belong to.</summary>
    private void Suppress(List<long> messages)
    {
        if (messages.Count == 0)
            return;
        var dead = new List<(string Channel, string Address)>();
        var rows = link.Sql("select channel, address from message where id in (select value from json_each(?1))").Set(1, IdList.Of(messages));
        while (rows.Read())
            dead.Add((rows.Text(0), rows.Text(1)));
        foreach (var (channel, address) in dead)
        {
            link.Sql("insert into suppression(channel, address, reason, since) values(?1, ?2, 'bounced', ?3) on conflict do nothing")
                .Set(1, ChannelKeys.Account(channel)).Set(2, SuppressionRow.Fold(channel, address)).Set(3, now).Add();
        }
    }
}
