using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Intake;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Storage.HotPath;

/// <summary>Finds the members that senders name, all of a batch at once, and creates those that are asked for.</summary>
internal sealed class MemberFinder(Link link, IdBlock ids, DateTimeOffset now)
{
    private readonly Dictionary<long, long> byId = [];
    private readonly HashSet<long> created = [];
    private readonly Dictionary<string, long> byPublicId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> byExternalId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> byPhone = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> byEmail = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> byOpenId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> byStaff = new(StringComparer.Ordinal);

    /// <summary>Reads who is known. Only the members of these references are found later.</summary>
    public void Prepare(IReadOnlyList<MemberReference> references)
    {
        Read(references);
        // Two nodes must not create the same person: the second waits for the first, and looks again.
        if (references.Any(reference => reference.CreateUnknown && Known(reference) is null) && link.Exclude("members"))
            Read(references);
    }

    /// <summary>True once for a member that was created here.</summary>
    public bool TakeCreated(MemberId member) => created.Remove(member.Value);

    public MemberId? Find(MemberReference reference) => Known(reference) ?? Create(reference);

    /// <summary>Who is known already, among those prepared.</summary>
    public MemberId? Known(MemberReference reference)
    {
        if (reference.Id is { } id)
            return byId.TryGetValue(id.Value, out var standing) ? new MemberId(standing) : null;
        if (reference.Staff is { } staff)
            return In(byStaff, staff);
        if (reference.PublicId is { } publicId)
            return In(byPublicId, publicId);
        if (reference.ExternalId is { } externalId)
            return In(byExternalId, externalId);
        if (reference.Phone is { } phone)
            return In(byPhone, phone);
        if (reference.Email is { } email)
            return In(byEmail, FoldedText.Of(email));
        return reference.OpenId is { } openId ? In(byOpenId, openId) : null;
    }

    private static MemberId? In(Dictionary<string, long> members, string key) => members.TryGetValue(key, out var id) && id > 0 ? new MemberId(id) : null;

    private void Read(IReadOnlyList<MemberReference> references)
    {
        List<long> numbers = [.. references.Where(reference => reference.Id is not null).Select(reference => reference.Id!.Value.Value)];
        if (numbers.Count > 0)
        {
            var rows = link.Sql("select id, coalesce(merged_into, id) from member where id in (select value from json_each(?1)) and state <> 'erased'").Set(1, IdList.Of(numbers));
            while (rows.Read())
                byId[rows.Int64(0)] = rows.Int64(1);
        }
        // Whom nothing is known of any more is no member, and is not made one again under the same id.
        Read(byPublicId, "select public_id, case when state = 'erased' then 0 else coalesce(merged_into, id) end from member where public_id in (select value from json_each(?1))", references.Select(reference => reference.PublicId));
        Read(byExternalId, "select external_id, case when state = 'erased' then 0 else coalesce(merged_into, id) end from member where external_id in (select value from json_each(?1))", references.Select(reference => reference.ExternalId));
        Read(byPhone, Reached("phone"), references.Select(reference => reference.Phone));
        Read(byEmail, Reached("email_folded"), references.Select(reference => FoldedText.OfOptional(reference.Email)));
        Read(
            byOpenId,
            $"select a.address, coalesce(m.merged_into, m.id) from member_address a join member m on m.id = a.member_id where a.channel = '{ChannelKeys.WeChatTemplate}' and a.address in (select value from json_each(?1))",
            references.Select(reference => reference.OpenId));
        Read(byStaff, StaffSubjects.Find, references.Select(reference => reference.Staff));
    }

    /// <summary>Of several the last counts: somebody who stands for themselves before one who was merged, then the first.</summary>
    private static string Reached(string column) => $"""
        select {column}, coalesce(merged_into, id) from member where {column} in (select value from json_each(?1)) and state <> 'erased'
        order by case when merged_into is null then 1 else 0 end, id desc
        """;

    private void Read(Dictionary<string, long> members, string sql, IEnumerable<string?> keys)
    {
        List<string> wanted = [.. keys.OfType<string>()];
        if (wanted.Count == 0)
            return;
        var rows = link.Sql(sql).Set(1, IdList.Of(wanted));
        while (rows.Read())
            members[rows.Text(0)] = rows.Int64(1);
    }

    private MemberId? Create(MemberReference reference)
    {
        if (reference.Staff is { } staff)
            return CreateStaff(staff);
        if (!reference.CreateUnknown || reference is { Id: not null } or { PublicId: not null } or { ExternalId: null, Phone: null, Email: null, OpenId: null })
            return null;
        if (reference.ExternalId is { } known && byExternalId.ContainsKey(known))
            return null;
        var member = new MemberId(ids.Next());
        created.Add(member.Value);
        link.Sql("""
            insert into member(id, public_id, external_id, slot, name, name_folded, phone, email, email_folded, state, first_visit_at, created_at, updated_at)
            values(?1, ?2, ?3, ?4, '', '', ?5, ?6, ?7, 'active', ?8, ?8, ?8)
            """)
            .Set(1, member.Value).Set(2, PublicId.New()).Set(3, reference.ExternalId).Set(4, (long)SlotLease.SlotOf(member))
            .Set(5, reference.Phone).Set(6, reference.Email).Set(7, FoldedText.OfOptional(reference.Email)).Set(8, now)
            .Add();
        if (reference.ExternalId is { } externalId)
            byExternalId[externalId] = member.Value;
        if (reference.Phone is { } phone)
            byPhone.TryAdd(phone, member.Value);
        if (reference.Email is { } email)
            byEmail.TryAdd(FoldedText.Of(email), member.Value);
        if (reference.OpenId is { } openId)
            Reach(member, openId);
        return member;
    }

    /// <summary>The staff person acts for the first time.</summary>
    private MemberId? CreateStaff(string key)
    {
        if (StaffSubjects.Create(link, key, ids, now) is not { } subject)
            return null;
        byStaff[key] = subject.Value;
        return subject;
    }

    private void Reach(MemberId member, string openId)
    {
        byOpenId[openId] = member.Value;
        link.Sql("insert into member_address(member_id, channel, address, at) values(?1, ?2, ?3, ?4) on conflict do nothing")
            .Set(1, member.Value).Set(2, ChannelKeys.WeChatTemplate).Set(3, openId).Set(4, now).Add();
    }
}
