using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Storage.HotPath;

/// <summary>Carries out effects: what they change of the member at once, what leaves the house through the outbox.</summary>
internal sealed class EffectWriter(Link link, CommitIds ids)
{
    private readonly TaskWriter tasks = new(link);

    public void Write(RecordedEffect effect, MemberChanges change)
    {
        switch (effect.Effect)
        {
            case Effect.AddTag add:
                link.Sql("insert into member_tag(member_id, tag, scope, at) values(?1, ?2, ?3, ?4) on conflict do nothing")
                    .Set(1, effect.Member.Value).Set(2, add.Tag.Tag).Set(3, add.Tag.Scope).Set(4, effect.At).Add();
                break;
            case Effect.RemoveTag remove:
                link.Sql("delete from member_tag where member_id = ?1 and tag = ?2 and scope = ?3")
                    .Set(1, effect.Member.Value).Set(2, remove.Tag.Tag).Set(3, remove.Tag.Scope).Add();
                break;
            case Effect.IssueCoupon issue:
                Issue(effect, issue);
                break;
            case Effect.SendMessage send:
                Send(effect, send, change);
                break;
            case Effect.CallWebhook call:
                Send(effect, new Effect.SendMessage(ChannelKeys.Webhook, call.Url, "", MessageClass.Service, call.Records, call.ExpiresAt), change, call.Body);
                break;
            case Effect.NotifyStaff notify:
                Send(effect, new Effect.SendMessage(ChannelKeys.Staff, notify.To, notify.Template, MessageClass.Service, notify.Records, notify.ExpiresAt) { Values = notify.Values }, change);
                break;
            case Effect.SetAttribute set:
                new MemberEditor(link, effect.At).Set(effect.Member.Value, set.Attribute, set.Value);
                break;
            case Effect.AddPoints points:
                Book(effect, points);
                break;
            case Effect.CreateTask task:
                tasks.Create(effect, task, ids.Tasks.Next());
                break;
            case Effect.WithdrawTask task:
                tasks.Withdraw(effect, task);
                break;
            case Effect.StartJourney or Effect.RaiseEvent or Effect.Convert or Effect.SetValue:
                break;
            default:
                throw new NotSupportedException($"The store cannot carry out {effect.Effect.GetType().Name}.");
        }
    }

    /// <summary>Stores an event that an effect raised: its source is <c>journey</c>, its key the effect's.</summary>
    public void Write(RaisedEvent raised)
    {
        var id = ids.Events.Next();
        link.Sql("insert into event_key(source, key, event_id, at) values('journey', ?1, ?2, ?3)").Set(1, raised.Key).Set(2, id).Set(3, raised.At).Add();
        link.Sql("""
            insert into event(id, subject_kind, member_id, slot, name, source, at, stored_at, properties, depth, routed)
            values(?1, 'member', ?2, ?3, ?4, 'journey', ?5, ?5, ?6, ?7, false)
            """)
            .Set(1, id).Set(2, raised.Member.Value).Set(3, (long)SlotLease.SlotOf(raised.Member)).Set(4, raised.Name).Set(5, raised.At)
            .Set(6, PropertyJson.Write(raised.Properties)).Set(7, (long)raised.Depth)
            .Add();
    }

    private void Book(RecordedEffect effect, Effect.AddPoints points)
    {
        link.Sql("insert into points_ledger(id, member_id, amount, reason, effect_key, at) values(?1, ?2, ?3, ?4, ?5, ?6)")
            .Set(1, ids.Points.Next()).Set(2, effect.Member.Value).Set(3, points.Amount).Set(4, points.Reason).Set(5, effect.Key.ToString()).Set(6, effect.At).Add();
        link.Sql("update member set points = points + ?2 where id = ?1").Set(1, effect.Member.Value).Set(2, points.Amount).Add();
    }

    private void Issue(RecordedEffect effect, Effect.IssueCoupon issue) =>
        link.Sql("""
            insert into coupon_instance(id, public_id, coupon, member_id, scope, enrollment_id, effect_key, state, issued_at, expires_at)
            values(?1, ?2, ?3, ?4, ?5, ?6, ?7, 'issued', ?8, ?9)
            """)
            .Set(1, ids.Coupons.Next()).Set(2, PublicId.New()).Set(3, issue.Coupon).Set(4, effect.Member.Value).Set(5, issue.Scope)
            .Set(6, effect.Key.Enrollment.Value).Set(7, effect.Key.ToString()).Set(8, effect.At).Set(9, issue.ExpiresAt)
            .Add();

    private void Send(RecordedEffect effect, Effect.SendMessage send, MemberChanges change, string? body = null)
    {
        var id = ids.Messages.Next();
        var key = effect.Key.ToString();
        var entryKey = "";
        foreach (var enrollment in change.Enrollments)
        {
            if (enrollment.Enrollment.Id == effect.Key.Enrollment)
                entryKey = enrollment.Enrollment.EntryKey;
        }
        link.Sql("""
            insert into message(id, effect_key, member_id, enrollment_id, journey_id, version_id, activity, step, channel, address, template, class, state, entry_key, records,
            recorded_at, expires_at, updated_at, depth, body_text, still_if, "values")
            values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 'pending', ?13, ?14, ?15, ?16, ?15, ?17, ?18, ?19, ?20)
            """)
            .Set(1, id).Set(2, key).Set(3, effect.Member.Value).Set(4, effect.Key.Enrollment.Value).Set(5, effect.Journey.Value).Set(6, effect.Version.Value)
            .Set(7, effect.Activity).Set(8, (long)effect.Key.Step).Set(9, send.Channel).Set(10, send.Address).Set(11, send.Template).Set(12, MessageStates.Class(send.Class))
            .Set(13, entryKey).Set(14, RecordsJson.Write(send.Records)).Set(15, effect.At).Set(16, send.ExpiresAt)
            .Set(17, (long)effect.Depth).Set(18, body).Set(19, send.StillIf is { } rule ? StoredJson.Write(RuleJson.Write(rule)) : null)
            .Set(20, ValuesJson.Write(send.Values))
            .Add();
        link.Sql("insert into outbox(id, key, kind, lane, target_id, member_id, due, attempts) values(?1, ?2, 'message', ?5, ?1, ?3, ?4, 0)")
            .Set(1, id).Set(2, key).Set(3, effect.Member.Value).Set(4, effect.At).Set(5, OutboxLanes.Of(send.Channel, send.Class))
            .Add();
    }
}
