using JourneyStudio.Engine.Intake;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Storage.HotPath;

/// <summary>Writes what an event changes of its member, inside the transaction of its caller.</summary>
internal sealed class MemberEditor(Link link, DateTimeOffset now)
{
    private readonly Dictionary<string, (string? Type, bool Personal)> definitions = new(StringComparer.Ordinal);
    private readonly FormerFacts former = new(link, now);

    public void Apply(long member, MemberEdit edit, string source)
    {
        foreach (var (attribute, value) in edit.Attributes)
            Set(member, attribute, value);
        foreach (var (channel, address) in edit.Addresses)
            SetAddress(member, channel, address);
        foreach (var consent in edit.Granted)
            SetConsent(member, consent, granted: true, source);
        foreach (var consent in edit.Withdrawn)
            SetConsent(member, consent, granted: false, source);
        foreach (var (channel, reason) in edit.Suppressed)
            Suppress(member, ChannelKeys.Account(channel), reason);
        link.Sql("update member set updated_at = ?2 where id = ?1").Set(1, member).Set(2, now).Add();
    }

    public void Set(long member, string attribute, AttributeValue? value)
    {
        if (BuiltInAttributes.All.Contains(attribute))
            SetBuiltIn(member, attribute, value?.ToText());
        else
            SetCustom(member, attribute, value);
    }

    /// <summary>A staff person is reached there, with what concerns their work.</summary>
    public void Bind(long subject, string channel, string address, string source)
    {
        SetAddress(subject, channel, address);
        SetConsent(subject, new Consent(ChannelKeys.Account(channel), MessagePurpose.Service), granted: true, source);
    }

    /// <summary>Whether the act itself changes what the member consents to.</summary>
    public static bool Implies(string eventName, IReadOnlyDictionary<string, AttributeValue> properties) =>
        !ImpliedConsents.Granted(eventName).IsEmpty || !ImpliedConsents.Withdrawn(eventName).IsEmpty || Engine.Members.OptOut.Is(eventName, properties);

    /// <summary>Sets the consents that the act itself means; its name is their source.</summary>
    public void Imply(long member, string eventName, IReadOnlyDictionary<string, AttributeValue> properties)
    {
        foreach (var consent in ImpliedConsents.Granted(eventName))
            SetConsent(member, consent, granted: true, eventName);
        foreach (var consent in ImpliedConsents.Withdrawn(eventName))
            SetConsent(member, consent, granted: false, eventName);
        if (Engine.Members.OptOut.Is(eventName, properties))
            OptOut(member);
    }

    /// <summary>The member asked for no more text messages.</summary>
    private void OptOut(long member)
    {
        Suppress(member, ChannelKeys.Sms, Engine.Members.OptOut.Reason);
        SetConsent(member, new Consent(ChannelKeys.Sms, MessagePurpose.Marketing), granted: false, ChannelKeys.Sms);
    }

    /// <summary>Nothing is sent to the member's address any more, whoever gets it next.</summary>
    private void Suppress(long member, string channel, string reason)
    {
        var rows = channel switch
        {
            ChannelKeys.Email => link.Sql("select email_folded from member where id = ?1 and email_folded is not null").Set(1, member),
            ChannelKeys.Sms => link.Sql("select phone from member where id = ?1 and phone is not null").Set(1, member),
            _ => link.Sql("select address from member_address where member_id = ?1 and channel = ?2").Set(1, member).Set(2, channel),
        };
        var found = rows.Read() ? rows.Text(0) : null;
        rows.Reset();
        if (found is not null)
        {
            link.Sql("insert into suppression(channel, address, reason, since) values(?1, ?2, ?3, ?4) on conflict do nothing")
                .Set(1, channel).Set(2, found).Set(3, reason).Set(4, now).Add();
        }
    }

    private void SetBuiltIn(long member, string attribute, string? text)
    {
        var sql = attribute switch
        {
            BuiltInAttributes.Name => "update member set name = coalesce(?2, ''), name_folded = coalesce(?3, '') where id = ?1",
            BuiltInAttributes.Phone => "update member set phone = ?2 where id = ?1",
            BuiltInAttributes.Email => "update member set email = ?2, email_folded = ?3 where id = ?1",
            BuiltInAttributes.City => "update member set city = ?2 where id = ?1",
            BuiltInAttributes.Stage => "update member set stage = ?2 where id = ?1",
            BuiltInAttributes.Level => "update member set level = ?2 where id = ?1",
            BuiltInAttributes.Store => "update member set store_id = (select id from org_unit where key = ?2) where id = ?1",
            _ => throw new ArgumentOutOfRangeException(nameof(attribute), attribute, "No column for this attribute."),
        };
        if (attribute is BuiltInAttributes.Name or BuiltInAttributes.Phone or BuiltInAttributes.Email)
            former.KeepColumn(member, attribute, text);
        var update = link.Sql(sql).Set(1, member).Set(2, text);
        if (attribute is BuiltInAttributes.Name or BuiltInAttributes.Email)
            update.Set(3, FoldedText.OfOptional(text));
        update.Add();
    }

    private void SetCustom(long member, string attribute, AttributeValue? value)
    {
        var (type, personal) = Definition(attribute);
        if (personal)
            former.KeepAttribute(member, attribute, member);
        foreach (var table in AttributeTypes.Tables)
            link.Sql($"delete from {table} where member_id = ?1 and attribute = ?2 and scope = ''").Set(1, member).Set(2, attribute).Add();
        if (value is null)
            return;
        var typed = AttributeTypes.As(value, type);
        var insert = link.Sql(AttributeTypes.Insert(typed)).Set(1, member).Set(2, attribute);
        switch (typed)
        {
            case AttributeValue.Number number:
                insert.Set(3, ScaledDecimal.ToStored(number.Value));
                break;
            case AttributeValue.Instant instant:
                insert.Set(3, instant.Value);
                break;
            case AttributeValue.Flag flag:
                insert.Set(3, flag.Value);
                break;
            case AttributeValue.Text text:
                insert.Set(3, text.Value).Set(4, FoldedText.Of(text.Value));
                break;
            default:
                insert.Set(3, typed.ToText());
                break;
        }
        insert.Add();
    }

    private (string? Type, bool Personal) Definition(string attribute)
    {
        if (definitions.TryGetValue(attribute, out var known))
            return known;
        var rows = link.Sql("select type, personal from attribute_definition where key = ?1").Set(1, attribute);
        var definition = rows.Read() ? (rows.Text(0), rows.Int64(1) != 0) : ((string?)null, false);
        rows.Reset();
        return definitions[attribute] = definition;
    }

    /// <summary>An address that another member had moves to this one: it is the same person's phone or account, seen again.</summary>
    private void SetAddress(long member, string channel, string address)
    {
        if (channel is ChannelKeys.Email or ChannelKeys.Sms)
        {
            SetBuiltIn(member, channel == ChannelKeys.Email ? BuiltInAttributes.Email : BuiltInAttributes.Phone, address);
            return;
        }
        former.KeepMoved(channel, address, member);
        former.KeepAddress(member, channel, address);
        link.Sql("delete from member_address where channel = ?1 and address = ?2 and member_id <> ?3").Set(1, channel).Set(2, address).Set(3, member).Run();
        link.Sql("""
            insert into member_address(member_id, channel, address, at) values(?1, ?2, ?3, ?4)
            on conflict(member_id, channel) do update set address = excluded.address, at = excluded.at
            """).Set(1, member).Set(2, channel).Set(3, address).Set(4, now).Add();
    }

    /// <summary>What stands already keeps its date and source; the ledger keeps every time it was said, and of service only what changed: each scan grants it anew.</summary>
    private void SetConsent(long member, Consent consent, bool granted, string source)
    {
        var changed = link.Sql("""
            insert into member_consent(member_id, channel, purpose, granted, source, at) values(?1, ?2, ?3, ?4, ?5, ?6)
            on conflict(member_id, channel, purpose) do update set granted = excluded.granted, source = excluded.source, at = excluded.at where member_consent.granted <> excluded.granted
            """)
            .Set(1, member).Set(2, consent.Channel).Set(3, ConsentPurposes.Write(consent.Purpose)).Set(4, granted).Set(5, source).Set(6, now)
            .Run() > 0;
        if (!changed && consent.Purpose == MessagePurpose.Service)
            return;
        link.Sql("insert into consent_entry(member_id, channel, purpose, at, granted, source) values(?1, ?2, ?3, ?4, ?5, ?6) on conflict do nothing")
            .Set(1, member).Set(2, consent.Channel).Set(3, ConsentPurposes.Write(consent.Purpose)).Set(4, now).Set(5, granted).Set(6, source)
            .Run();
    }
}
