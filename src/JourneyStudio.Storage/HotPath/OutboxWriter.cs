using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Messages;

namespace JourneyStudio.Storage.HotPath;

/// <summary>Claims messages inside the transaction of its caller.</summary>
internal sealed class OutboxWriter(Link link)
{
    /// <summary>Whether there is anything to claim. Nothing is while the outbox is held.</summary>
    public bool AnyDue(OutboxClaim wanted) =>
        Exists(link.Sql("select 1 from outbox where lane in (select value from json_each(?1)) and due <= ?2 limit 1").Set(1, IdList.Of(wanted.Lanes)).Set(2, wanted.Now))
        && !Exists(link.Sql("select 1 from setting where key = ?1").Set(1, OutboxHold.Setting));

    /// <summary>
    /// A claimed message is due again when its lease ends. One that still has an owner then and was begun was left in the middle: nobody knows whether it left.
    /// </summary>
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
            if (wanted.Begins)
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
            select o.id, o.key, o.attempts, case when o.leased_by is not null and m.state = 'sending' then 1 else 0 end, m.member_id, m.channel, m.address, m.template, m.class, m.entry_key, m.records, m.expires_at, m.enrollment_id,
            m.version_id, m.depth, m.body_text, m.still_if, m.recorded_at, m."values"
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
                Records = rows.OptionalText(10),
                ExpiresAt = rows.OptionalInstant(11) ?? DateTimeOffset.MaxValue,
                Enrollment = rows.OptionalInt64(12) ?? 0,
                Version = rows.OptionalInt64(13) ?? 0,
                Depth = rows.Int32(14),
                Body = rows.OptionalText(15),
                StillIf = rows.OptionalText(16),
                RecordedAt = rows.Instant(17),
                Values = rows.OptionalText(18),
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

    /// <summary>Marks a claimed message as begun, right before it is handed over: from here on nobody knows whether it left, until it is settled.</summary>
    /// <returns>Whether the claim was still the owner's. If not, it must not be handed over.</returns>
    public bool Begin(string owner, long message, DateTimeOffset now)
    {
        if (!Exists(link.Sql($"select 1 from outbox where id = ?1 and leased_by = ?2{link.Claiming("outbox")}").Set(1, message).Set(2, owner)))
            return false;
        link.Sql("update message set state = 'sending', updated_at = ?2 where id = ?1").Set(1, message).Set(2, now).Add();
        return true;
    }

    /// <summary>Gives back at once what an owner holds of a channel, none of which has been handed over.</summary>
    public void GiveBack(OutboxClaim wanted)
    {
        foreach (var lane in wanted.Lanes)
        {
            var held = new List<long>();
            var rows = link.Sql($"select id from outbox where lane = ?1 and due > ?2 and due <= ?3 and leased_by = ?4{link.Claiming("outbox")}")
                .Set(1, lane).Set(2, wanted.Now).Set(3, wanted.Until).Set(4, wanted.Owner);
            while (rows.Read())
                held.Add(rows.Int64(0));
            foreach (var message in held)
            {
                link.Sql("update outbox set due = ?2, leased_until = null, leased_by = null where id = ?1").Set(1, message).Set(2, wanted.Now).Add();
                link.Sql("update message set state = 'pending', updated_at = ?2 where id = ?1").Set(1, message).Set(2, wanted.Now).Add();
            }
        }
    }

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
