using JourneyStudio.Engine.Delivery;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Storage.HotPath;

/// <summary>Claims and settles messages inside the transaction of its caller.</summary>
internal sealed class OutboxWriter(Link link)
{
    /// <summary>Whether there is anything to claim. Nothing is while the outbox is held.</summary>
    public bool AnyDue(OutboxClaim wanted) =>
        wanted.Lanes.Any(lane => Exists(link.Sql("select 1 from outbox where lane = ?1 and due <= ?2 limit 1").Set(1, lane).Set(2, wanted.Now)))
        && !Exists(link.Sql("select 1 from setting where key = ?1").Set(1, OutboxHold.Setting));

    /// <summary>A claimed message is due again when its lease ends. One that still has an owner then was left in the middle: nobody knows whether it left.</summary>
    public List<ClaimedMessage> Claim(OutboxClaim wanted)
    {
        var bucket = new BucketWriter(link, wanted);
        var room = Math.Min(wanted.Most, bucket.Room);
        var claims = new List<ClaimedMessage>();
        foreach (var lane in wanted.Lanes)
        {
            if (claims.Count < room)
                claims.AddRange(Due(lane, wanted.Now, room - claims.Count));
        }
        foreach (var claim in claims)
        {
            link.Sql("update outbox set due = ?2, leased_until = ?2, leased_by = ?3, attempts = ?4 where id = ?1")
                .Set(1, claim.Id).Set(2, wanted.Until).Set(3, wanted.Owner).Set(4, (long)claim.Attempts).Add();
            link.Sql("update message set state = 'sending', updated_at = ?2 where id = ?1").Set(1, claim.Id).Set(2, wanted.Now).Add();
        }
        bucket.Take(claims.Count);
        Reserve([.. claims.Where(claim => claim.EntryKey.Length > 0 && claim.Template.Length > 0)], wanted.Now);
        return claims;
    }

    private List<ClaimedMessage> Due(string lane, DateTimeOffset now, int most)
    {
        var claims = new List<ClaimedMessage>();
        var rows = link.Sql($"""
            select o.id, o.key, o.attempts, case when o.leased_by is null then 0 else 1 end, m.member_id, m.channel, m.address, m.template, m.class, m.entry_key, m.records, m.expires_at, m.enrollment_id,
            m.version_id, m.depth, m.body_text, m.still_if
            from outbox o join message m on m.id = o.target_id where o.lane = ?1 and o.due <= ?2 order by o.due, o.id limit ?3{link.Claiming("o")}
            """).Set(1, lane).Set(2, now).Set(3, (long)most);
        while (rows.Read())
        {
            claims.Add(new ClaimedMessage
            {
                Id = rows.Int64(0),
                Key = rows.Text(1),
                Attempts = rows.Int32(2) + rows.Int32(3),
                OutcomeUnknown = rows.Int32(3) != 0,
                Member = rows.Int64(4),
                Channel = rows.Text(5),
                Address = rows.Text(6),
                Template = rows.Text(7),
                Class = rows.Text(8),
                EntryKey = rows.Text(9),
                Records = RecordsJson.Read(rows.OptionalText(10)),
                ExpiresAt = rows.OptionalInstant(11) ?? DateTimeOffset.MaxValue,
                Enrollment = rows.OptionalInt64(12) ?? 0,
                Version = rows.OptionalInt64(13) ?? 0,
                Depth = rows.Int32(14),
                Body = rows.OptionalText(15),
                StillIf = rows.OptionalText(16),
            });
        }
        return claims;
    }

    private static bool Exists(Statement rows)
    {
        var any = rows.Read();
        rows.Reset();
        return any;
    }

    /// <returns>Whether the claim was still the owner's.</returns>
    public bool Settle(string owner, Settlement settlement, DateTimeOffset now)
    {
        if (settlement is Settlement.Postponed postponed)
            return Postpone(owner, postponed, now);
        if (link.Sql("delete from outbox where id = ?1 and leased_by = ?2").Set(1, settlement.Message).Set(2, owner).Run() == 0)
            return false;
        var (state, reason) = settlement switch
        {
            Settlement.Sent => (MessageStates.Sent, null),
            Settlement.Failed failed => (MessageStates.Failed, failed.Reason),
            Settlement.Suppressed suppressed => (MessageStates.Suppressed, suppressed.Reason),
            Settlement.Unknown unknown => (MessageStates.Unknown, unknown.Reason),
            _ => throw new NotSupportedException($"No state for {settlement.GetType().Name}."),
        };
        var sent = settlement as Settlement.Sent;
        Update(settlement, state, reason, now);
        link.Sql("update message set provider_id = ?2, sent_at = ?3 where id = ?1").Set(1, settlement.Message).Set(2, sent?.ProviderId).Set(3, sent?.At).Add();
        // What certainly did not leave makes room for another enrollment's message.
        if (state is MessageStates.Failed or MessageStates.Suppressed)
            FreePlace(settlement.Message);
        if (settlement is Settlement.Failed { AddressIsDead: true })
            Suppress(settlement.Message, now);
        return true;
    }

    private bool Postpone(string owner, Settlement.Postponed postponed, DateTimeOffset now)
    {
        var kept = link.Sql("update outbox set due = ?3, leased_until = null, leased_by = null, attempts = attempts + ?4 where id = ?1 and leased_by = ?2")
            .Set(1, postponed.Message).Set(2, owner).Set(3, postponed.Due).Set(4, postponed.CountsAsAttempt ? 1L : 0L).Run() > 0;
        if (kept)
            Update(postponed, MessageStates.Pending, postponed.Reason, now);
        return kept;
    }

    private void Update(Settlement settlement, string state, string? reason, DateTimeOffset now)
    {
        var rendered = settlement.Rendered;
        var payload = rendered is null or { TemplateId: null, Link: null, Fields.IsDefaultOrEmpty: true }
            ? null
            : StoredJson.Write(new MessagePayload(rendered.TemplateId, rendered.Fields.IsDefault ? [] : rendered.Fields, rendered.Link));
        link.Sql("""
            update message set state = ?2, reason = ?3, updated_at = ?4, language = coalesce(?5, language), subject = coalesce(?6, subject),
            body_text = coalesce(?7, body_text), body_html = coalesce(?8, body_html), payload = coalesce(?9, payload) where id = ?1
            """)
            .Set(1, settlement.Message).Set(2, state).Set(3, reason).Set(4, now)
            .Set(5, rendered?.Language).Set(6, rendered?.Subject).Set(7, rendered?.Text).Set(8, rendered?.Html).Set(9, payload)
            .Add();
    }

    /// <summary>Nothing is sent to this address any more, whoever it belongs to.</summary>
    private void Suppress(long message, DateTimeOffset now)
    {
        var rows = link.Sql("select channel, address from message where id = ?1").Set(1, message);
        rows.Read();
        var (channel, address) = (rows.Text(0), rows.Text(1));
        rows.Reset();
        link.Sql("insert into suppression(channel, address, reason, since) values(?1, ?2, 'bounced', ?3) on conflict do nothing")
            .Set(1, ChannelKeys.Account(channel)).Set(2, SuppressionRow.Fold(channel, address)).Set(3, now).Add();
    }

    private void FreePlace(long message) =>
        link.Sql("""
            delete from message_claim where message_id = ?1
            and (address, template, entry_key) = (select address, template, entry_key from message where id = ?1)
            """).Set(1, message).Run();

    /// <summary>Takes the one place for (address, template, entry key); messages of the same enrollment share it.</summary>
    private void Reserve(List<ClaimedMessage> claims, DateTimeOffset now)
    {
        if (claims.Count == 0)
            return;
        foreach (var claim in claims)
        {
            link.Sql("insert into message_claim(address, template, entry_key, enrollment_id, message_id, at) values(?1, ?2, ?3, ?4, ?5, ?6) on conflict do nothing")
                .Set(1, claim.Address).Set(2, claim.Template).Set(3, claim.EntryKey).Set(4, claim.Enrollment).Set(5, claim.Id).Set(6, now)
                .Add();
        }
        var holders = new Dictionary<(string Address, string Template, string EntryKey), long>();
        var rows = link.Sql("select address, template, entry_key, enrollment_id from message_claim where address in (select value from json_each(?1))")
            .Set(1, IdList.Of(claims.Select(claim => claim.Address).Distinct()));
        while (rows.Read())
            holders[(rows.Text(0), rows.Text(1), rows.Text(2))] = rows.Int64(3);
        foreach (var claim in claims)
            claim.ClaimedByOther = holders[(claim.Address, claim.Template, claim.EntryKey)] != claim.Enrollment;
    }
}
