using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.Audit;

/// <summary>What was before and after, each a text or JSON.</summary>
internal sealed record AuditChange(string? Before, string? After);

/// <summary>Writes into the audit log from hand-written transactions.</summary>
internal static class AuditEntry
{
    public static void Add(Link link, AuditRow row) =>
        link.Sql("""insert into audit("at", actor, action, subject_kind, subject_id, "values") values(?1, ?2, ?3, ?4, ?5, ?6)""")
            .Set(1, row.At).Set(2, row.Actor).Set(3, row.Action).Set(4, row.SubjectKind).Set(5, row.SubjectId).Set(6, row.Values).Run();
}
