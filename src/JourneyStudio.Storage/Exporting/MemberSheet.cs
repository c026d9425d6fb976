using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Rules;
using JourneyStudio.Storage.Upserting;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Exporting;

/// <summary>Which members, and what of them.</summary>
/// <param name="Scope">Whose members: nobody else's are in the sheet, whatever segment or tag is asked for.</param>
/// <param name="Columns">The fields, in the order of the sheet; null stands for the list of tags.</param>
/// <param name="Segment">Only members of this segment, as of its last refresh; null: of all.</param>
/// <param name="Tag">Only those who carry this tag, for whichever session; null: all.</param>
/// <param name="Among">Only of these, as a filter found them; null: of all.</param>
public sealed record SheetRequest(Scope Scope, ImmutableArray<EntryField?> Columns, string? Segment, string? Tag, MemberSet? Among = null);

/// <summary>Members as rows of a sheet, the oldest first: a few hundred at a time, however many they are.</summary>
public sealed class MemberSheet(DatabaseLinks database, IDbContextFactory<StudioDbContext> contexts, TimeProvider clock) : IDisposable
{
    private const int Page = 500;

    private readonly LinkPool links = database.Open(cacheKilobytes: 8 * 1024);

    /// <summary>Notes in the audit log who takes what.</summary>
    public async Task NoteAsync(IReadOnlyList<string> columns, string? segment, string? tag, string? filter, long actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var values = new Dictionary<string, string> { ["columns"] = string.Join(',', columns), ["segment"] = segment ?? "", ["tag"] = tag ?? "" };
        if (filter is not null)
            values["filter"] = filter;
        context.Add(new AuditRow { At = clock.GetUtcNow(), Actor = actor, Action = "members.export", SubjectKind = "members", SubjectId = segment ?? tag ?? "", Values = StoredJson.Write(values) });
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The rows: a cell for each column, empty where nothing is known.</summary>
    public async IAsyncEnumerable<string[]> RowsAsync(SheetRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batch = new EntryBatch([]) { Fields = [.. request.Columns.OfType<EntryField>()] };
        await foreach (var page in PagesAsync(request, batch, cancellationToken))
        {
            foreach (var cells in page)
            {
                if (cells is not null)
                    yield return cells;
            }
        }
    }

    public void Dispose() => links.Dispose();

    private async IAsyncEnumerable<IEnumerable<string[]?>> PagesAsync(SheetRequest request, EntryBatch batch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (request.Among is { } among)
        {
            foreach (var ids in among.Members.Chunk(Page))
                yield return (await ReadAsync(known => known.ReadSome(request.Segment, request.Tag, ids))).Select(row => row.Cells);
            yield break;
        }
        for (var after = 0L; ;)
        {
            var last = after;
            var rows = await ReadAsync(known => known.ReadPage(request.Segment, request.Tag, last, Page));
            yield return rows.Select(row => row.Cells);
            if (rows.Count < Page)
                yield break;
            after = rows[^1].Id;
        }

        async Task<List<(long Id, string[]? Cells)>> ReadAsync(Func<KnownMembers, List<KnownMember>> find)
        {
            using var link = await links.UseAsync(cancellationToken);
            return link.Read(() => Read(link, request, batch, find), cancellationToken);
        }
    }

    private static List<(long Id, string[]? Cells)> Read(Link link, SheetRequest request, EntryBatch batch, Func<KnownMembers, List<KnownMember>> find)
    {
        var known = new KnownMembers(link, batch);
        var page = find(known);
        if (page.Count == 0)
            return [];
        var (stores, lines) = (Keys(known.Stores), Keys(known.ProductLines));
        var tags = request.Columns.Contains(null) ? Tags(link, page) : null;
        var outside = Outside(link, page, request.Scope);
        return page.ConvertAll(member => (member.Id, outside.Contains(member.Id)
            ? null
            : request.Columns.Select(field => field is null ? string.Join(';', tags![member.Id]) : Cell(member, field, stores, lines)).ToArray()));
    }

    private static HashSet<long> Outside(Link link, List<KnownMember> page, Scope scope)
    {
        var outside = new HashSet<long>();
        if (scope.IsWhole)
            return outside;
        var rows = link.Sql("select id, store_id, product_line_id from member where id in (select value from json_each(?1))").Set(1, IdList.Of(page.Select(member => member.Id)));
        while (rows.Read())
        {
            if (!scope.Holds(rows.OptionalInt64(1), rows.OptionalInt64(2)))
                outside.Add(rows.Int64(0));
        }
        return outside;
    }

    private static string Cell(KnownMember member, EntryField field, Dictionary<long, string> stores, Dictionary<long, string> lines) => member.Values.GetValueOrDefault(field) switch
    {
        null => "",
        AttributeValue.Number number when field is { Kind: EntryFieldKind.Column, Key: MemberColumn.Store } => stores.GetValueOrDefault((long)number.Value) ?? "",
        AttributeValue.Number number when field is { Kind: EntryFieldKind.Column, Key: MemberColumn.ProductLine } => lines.GetValueOrDefault((long)number.Value) ?? "",
        AttributeValue.Flag flag => flag.Value ? "yes" : "no",
        var value => value.ToText(),
    };

    private static Dictionary<long, string> Keys(Dictionary<string, long> ids) => ids.ToDictionary(pair => pair.Value, pair => pair.Key);

    private static ILookup<long, string> Tags(Link link, List<KnownMember> members)
    {
        var carried = new List<(long Member, string Tag)>();
        var rows = link.Sql("select member_id, tag, scope from member_tag where member_id in (select value from json_each(?1)) order by member_id, tag, scope").Set(1, IdList.Of(members.Select(member => member.Id)));
        while (rows.Read())
            carried.Add((rows.Int64(0), rows.Text(2) is { Length: > 0 } scope ? $"{rows.Text(1)}@{scope}" : rows.Text(1)));
        return carried.ToLookup(item => item.Member, item => item.Tag);
    }
}
