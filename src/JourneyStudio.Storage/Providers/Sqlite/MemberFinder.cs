using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Intake;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Storage.Providers.Sqlite;

/// <summary>Finds the member that a sender names, or creates one where that is asked for.</summary>
internal sealed class MemberFinder(SqliteLink link, IdBlock ids, DateTimeOffset now)
{
    public MemberId? Find(MemberReference reference)
    {
        if (reference.Id is { } id)
            return Row("select id from member where id = ?1", id.Value);
        if (reference.PublicId is { } publicId)
            return Row("select id from member where public_id = ?1", publicId);
        if (reference.ExternalId is { } externalId)
            return Row("select id from member where external_id = ?1", externalId) ?? Create(reference);
        if (reference.Phone is { } phone)
            return Row("select id from member where phone = ?1 and state <> 'erased' order by id limit 1", phone) ?? Create(reference);
        if (reference.Email is { } email)
            return Row("select id from member where email_folded = ?1 and state <> 'erased' order by id limit 1", FoldedText.Of(email)) ?? Create(reference);
        return null;
    }

    private MemberId? Row(string sql, string value) => First(link.Sql(sql).Set(1, value));

    private MemberId? Row(string sql, long value) => First(link.Sql(sql).Set(1, value));

    private static MemberId? First(SqliteStatement rows)
    {
        MemberId? found = rows.Read() ? new MemberId(rows.Int64(0)) : null;
        rows.Reset();
        return found;
    }

    private MemberId? Create(MemberReference reference)
    {
        if (!reference.CreateUnknown)
            return null;
        var member = new MemberId(ids.Next());
        link.Sql("""
            insert into member(id, public_id, external_id, slot, name, name_folded, phone, email, email_folded, state, first_visit_at, created_at, updated_at)
            values(?1, ?2, ?3, ?4, '', '', ?5, ?6, ?7, 'active', ?8, ?8, ?8)
            """)
            .Set(1, member.Value).Set(2, PublicId.New()).Set(3, reference.ExternalId).Set(4, (long)SlotLease.SlotOf(member))
            .Set(5, reference.Phone).Set(6, reference.Email).Set(7, FoldedText.OfOptional(reference.Email)).Set(8, now)
            .Run();
        return member;
    }
}
