using System.Globalization;
using System.Runtime.CompilerServices;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Coupons;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Purchases;
using JourneyStudio.Storage.Segments;
using JourneyStudio.Storage.Tasks;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Exporting;

/// <summary>Everything that is held about one person, section by section and row by row: however long the history, only a row of it is in memory.</summary>
public sealed class MemberExport(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    /// <summary>Columns that say nothing of a person.</summary>
    private static readonly HashSet<string> Inner = ["Id", "MemberId", "Slot", "NameFolded", "EmailFolded", "Folded", "SubjectKind", "SubjectId", "StillIf", "LeasedBy", "LeasedUntil"];

    /// <summary>The person behind a public id, and notes in the audit log who takes their data. Null when nobody is there whom the scope holds.</summary>
    public async Task<MemberRow?> BeginAsync(string publicId, Scope scope, long actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var member = await context.Set<MemberRow>().AsNoTracking().Within(scope).FirstOrDefaultAsync(row => row.PublicId == publicId && row.StaffId == null && row.State != "erased", cancellationToken);
        if (member?.MergedInto is { } survivor)
            member = await context.Set<MemberRow>().AsNoTracking().Within(scope).FirstOrDefaultAsync(row => row.Id == survivor, cancellationToken);
        if (member is null)
            return null;
        context.Add(new AuditRow { At = clock.GetUtcNow(), Actor = actor, Action = "member.export", SubjectKind = "member", SubjectId = member.PublicId });
        await context.SaveChangesAsync(cancellationToken);
        return member;
    }

    public IEnumerable<ExportSection> Sections(long member)
    {
        yield return Of<MemberRow>("member", rows => rows.Where(row => row.Id == member || row.MergedInto == member));
        yield return Of<MemberAddressRow>("addresses", rows => rows.Where(row => row.MemberId == member));
        yield return Of<MemberFormerRow>("former", rows => rows.Where(row => row.MemberId == member).OrderBy(row => row.At));
        yield return Of<AttributeTextRow>("attributes", rows => rows.Where(row => row.MemberId == member));
        yield return Of<AttributeNumberRow>("numbers", rows => rows.Where(row => row.MemberId == member));
        yield return Of<AttributeDateRow>("dates", rows => rows.Where(row => row.MemberId == member));
        yield return Of<AttributeInstantRow>("instants", rows => rows.Where(row => row.MemberId == member));
        yield return Of<AttributeFlagRow>("flags", rows => rows.Where(row => row.MemberId == member));
        yield return Of<MemberTagRow>("tags", rows => rows.Where(row => row.MemberId == member));
        yield return Of<SegmentMemberRow>("segments", rows => rows.Where(row => row.MemberId == member));
        yield return Of<MemberConsentRow>("consents", rows => rows.Where(row => row.MemberId == member));
        yield return Of<ConsentEntryRow>("consentHistory", rows => rows.Where(row => row.MemberId == member).OrderBy(row => row.At));
        yield return Of<ChildRow>("children", rows => rows.Where(row => row.MemberId == member).OrderBy(row => row.Id));
        yield return Of<OrderRow>("orders", rows => rows.Where(row => row.MemberId == member).OrderBy(row => row.PlacedAt));
        yield return Of<SubscriptionRow>("subscriptions", rows => rows.Where(row => row.MemberId == member).OrderBy(row => row.StartsAt));
        yield return Of<CouponInstanceRow>("coupons", rows => rows.Where(row => row.MemberId == member).OrderBy(row => row.Id));
        yield return Of<PointsLedgerRow>("points", rows => rows.Where(row => row.MemberId == member).OrderBy(row => row.At));
        yield return new("journeys", EnrollmentsAsync(member));
        yield return Of<TraceRow>("steps", (rows, context) => context.Set<EnrollmentRow>().Where(own => own.MemberId == member).Join(rows, own => own.Id, row => row.EnrollmentId, (_, row) => row).OrderBy(row => row.EnrollmentId).ThenBy(row => row.Step));
        yield return Of<EntryRefusalRow>("refusals", rows => rows.Where(row => row.MemberId == member));
        yield return Of<EventRow>("events", rows => rows.Where(row => row.MemberId == member).OrderBy(row => row.Id));
        yield return Of<MessageRow>("messages", rows => rows.Where(row => row.MemberId == member).OrderBy(row => row.Id));
        yield return Of<GuideTaskRow>("tasks", rows => rows.Where(row => row.MemberId == member).OrderBy(row => row.Id));
        yield return Of<AuditRow>("audit", (rows, context) => context.Set<MemberRow>().Where(own => own.Id == member || own.MergedInto == member)
            .Join(rows.Where(row => row.SubjectKind == "member"), own => own.PublicId, row => row.SubjectId, (_, row) => row).OrderBy(row => row.Id));
    }

    private ExportSection Of<T>(string name, Func<IQueryable<T>, IQueryable<T>> theirs)
        where T : class => Of<T>(name, (rows, _) => theirs(rows));

    private ExportSection Of<T>(string name, Func<IQueryable<T>, StudioDbContext, IQueryable<T>> theirs)
        where T : class => new(name, ReadAsync(theirs));

    private async IAsyncEnumerable<IReadOnlyList<KeyValuePair<string, string>>> ReadAsync<T>(
        Func<IQueryable<T>, StudioDbContext, IQueryable<T>> theirs, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : class
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var columns = context.Model.FindEntityType(typeof(T))!.GetProperties().Where(column => column.PropertyInfo is not null && !Inner.Contains(column.Name)).ToList();
        await foreach (var row in theirs(context.Set<T>().AsNoTracking(), context).AsAsyncEnumerable().WithCancellation(cancellationToken))
            yield return [.. columns.Select(column => KeyValuePair.Create(Camel(column.Name), Say(column.PropertyInfo!.GetValue(row)))).Where(field => field.Value.Length > 0)];
    }

    private async IAsyncEnumerable<IReadOnlyList<KeyValuePair<string, string>>> EnrollmentsAsync(long member, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = from row in context.Set<EnrollmentRow>().AsNoTracking()
                   join journey in context.Set<JourneyRow>() on row.JourneyId equals journey.Id
                   where row.MemberId == member
                   orderby row.Id
                   select new { journey.Name, row.EntryKey, row.State, row.Reason, row.EnteredAt, row.EndedAt, row.ConvertedAt, row.Records, row.Values, row.Id };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            (string Name, object? Value)[] fields =
            [
                ("enrollmentId", row.Id), ("journey", row.Name), ("entryKey", row.EntryKey), ("records", row.Records), ("values", row.Values), ("state", row.State), ("reason", row.Reason), ("enteredAt", row.EnteredAt), ("endedAt", row.EndedAt),
                ("convertedAt", row.ConvertedAt),
            ];
            yield return [.. fields.Select(field => KeyValuePair.Create(field.Name, Say(field.Value))).Where(field => field.Value.Length > 0)];
        }
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Say(object? value) => value switch
    {
        null => "",
        DateTimeOffset at => at.ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
