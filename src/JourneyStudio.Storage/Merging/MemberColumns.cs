using System.Collections.Immutable;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Storage.Merging;

/// <summary>What stands in a member's own row.</summary>
internal sealed record MemberColumns
{
    /// <summary>Names by which these are chosen, beside those of <see cref="BuiltInAttributes"/>.</summary>
    public const string ExternalId = "externalId", Language = "language", Zone = "timeZone", Guide = "guide";

    public required long Id { get; init; }
    public required string PublicId { get; init; }
    public required string State { get; init; }
    public string? External { get; init; }
    public string Name { get; init; } = "";
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? City { get; init; }
    public string? Stage { get; init; }
    public string? Level { get; init; }
    public string? SpokenLanguage { get; init; }
    public string? TimeZone { get; init; }
    public long? StoreId { get; init; }
    public long? GuideId { get; init; }
    public long? ProductLineId { get; init; }
    public long? StaffId { get; init; }
    public long Points { get; init; }
    public DateTimeOffset? FirstVisitAt { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    public bool IsMember => State is "active" or "blocked" && StaffId is null;

    public static Dictionary<long, MemberColumns> Read(Link link, params IEnumerable<long> members)
    {
        var found = new Dictionary<long, MemberColumns>();
        var rows = link.Sql("""
            select id, public_id, state, external_id, name, phone, email, city, stage, level, language, time_zone, store_id, guide_id, staff_id, points, first_visit_at, created_at, product_line_id
            from member where id in (select value from json_each(?1))
            """).Set(1, IdList.Of(members));
        while (rows.Read())
        {
            found[rows.Int64(0)] = new MemberColumns
            {
                Id = rows.Int64(0),
                PublicId = rows.Text(1),
                State = rows.Text(2),
                External = rows.OptionalText(3),
                Name = rows.Text(4),
                Phone = rows.OptionalText(5),
                Email = rows.OptionalText(6),
                City = rows.OptionalText(7),
                Stage = rows.OptionalText(8),
                Level = rows.OptionalText(9),
                SpokenLanguage = rows.OptionalText(10),
                TimeZone = rows.OptionalText(11),
                StoreId = rows.OptionalInt64(12),
                GuideId = rows.OptionalInt64(13),
                StaffId = rows.OptionalInt64(14),
                Points = rows.Int64(15),
                FirstVisitAt = rows.OptionalInstant(16),
                CreatedAt = rows.Instant(17),
                ProductLineId = rows.OptionalInt64(18),
            };
        }
        return found;
    }

    /// <summary>The survivor's row after the merge. Who is blocked stays so.</summary>
    public MemberColumns With(MemberColumns duplicate, ImmutableHashSet<string> fromDuplicate)
    {
        return this with
        {
            State = State == "blocked" ? State : duplicate.State,
            External = Pick(ExternalId, External, duplicate.External),
            Name = Pick(BuiltInAttributes.Name, Name, duplicate.Name) ?? "",
            Phone = Pick(BuiltInAttributes.Phone, Phone, duplicate.Phone),
            Email = Pick(BuiltInAttributes.Email, Email, duplicate.Email),
            City = Pick(BuiltInAttributes.City, City, duplicate.City),
            Stage = Pick(BuiltInAttributes.Stage, Stage, duplicate.Stage),
            Level = Pick(BuiltInAttributes.Level, Level, duplicate.Level),
            SpokenLanguage = Pick(Language, SpokenLanguage, duplicate.SpokenLanguage),
            TimeZone = Pick(Zone, TimeZone, duplicate.TimeZone),
            StoreId = fromDuplicate.Contains(BuiltInAttributes.Store) ? duplicate.StoreId ?? StoreId : StoreId ?? duplicate.StoreId,
            GuideId = fromDuplicate.Contains(Guide) ? duplicate.GuideId ?? GuideId : GuideId ?? duplicate.GuideId,
            ProductLineId = ProductLineId ?? duplicate.ProductLineId,
            Points = Points + duplicate.Points,
            FirstVisitAt = FirstVisitAt is null || duplicate.FirstVisitAt < FirstVisitAt ? duplicate.FirstVisitAt ?? FirstVisitAt : FirstVisitAt,
            CreatedAt = duplicate.CreatedAt < CreatedAt ? duplicate.CreatedAt : CreatedAt,
        };

        string? Pick(string key, string? own, string? other) => string.IsNullOrEmpty(own) || (fromDuplicate.Contains(key) && !string.IsNullOrEmpty(other)) ? other : own;
    }

    /// <summary>Writes the merged row, and leaves of the duplicate's only by what else it was known: an identity that the survivor does not carry leads there.</summary>
    public void Write(Link link, MemberColumns survivor, MemberColumns duplicate, DateTimeOffset now)
    {
        link.Sql("update member set state = 'merged', merged_into = ?2, external_id = null, updated_at = ?3, points = 0 where id = ?1").Set(1, duplicate.Id).Set(2, Id).Set(3, now).Run();
        link.Sql("update member set merged_into = ?2 where merged_into = ?1").Set(1, duplicate.Id).Set(2, Id).Run();
        link.Sql("""
            update member set state = ?2, external_id = ?3, name = ?4, name_folded = ?5, phone = ?6, email = ?7, email_folded = ?8, city = ?9, stage = ?10, level = ?11, language = ?12,
            time_zone = ?13, store_id = ?14, guide_id = ?15, points = ?16, first_visit_at = ?17, created_at = ?18, updated_at = ?19, product_line_id = ?20 where id = ?1
            """)
            .Set(1, Id).Set(2, State).Set(3, External).Set(4, Name).Set(5, FoldedText.Of(Name)).Set(6, Phone).Set(7, Email).Set(8, FoldedText.OfOptional(Email)).Set(9, City).Set(10, Stage)
            .Set(11, Level).Set(12, SpokenLanguage).Set(13, TimeZone).Set(14, StoreId).Set(15, GuideId).Set(16, Points).Set(17, FirstVisitAt).Set(18, CreatedAt).Set(19, now).Set(20, ProductLineId)
            .Run();
        var email = Other(Email, survivor.Email, duplicate.Email);
        link.Sql("""
            update member set external_id = ?2, phone = ?3, email = ?4, email_folded = ?5, name = '', name_folded = '', city = null, stage = null, level = null, language = null, time_zone = null,
            guide_id = null, first_visit_at = null where id = ?1
            """)
            .Set(1, duplicate.Id).Set(2, Other(External, survivor.External, duplicate.External)).Set(3, Other(Phone, survivor.Phone, duplicate.Phone)).Set(4, email).Set(5, FoldedText.OfOptional(email))
            .Run();
    }

    private static string? Other(string? kept, string? one, string? other) => one != kept ? one : other != kept ? other : null;
}
