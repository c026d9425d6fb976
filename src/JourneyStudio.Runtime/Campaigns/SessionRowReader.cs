using System.Collections.Frozen;
using System.Globalization;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Engine.Time;
using JourneyStudio.Runtime.Importing;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Organisation;

namespace JourneyStudio.Runtime.Campaigns;

/// <summary>Reads the rows of a file as sessions. Stores, campaigns and coupons are known by key or by a name that only one of them has.</summary>
internal sealed class SessionRowReader
{
    private readonly SessionFileSetup setup;
    private readonly SessionSurroundings around;
    private readonly string zone;
    private readonly Dictionary<string, int> columns;
    private readonly FrozenDictionary<string, string> stores;
    private readonly FrozenDictionary<string, string> campaigns;
    private readonly FrozenDictionary<string, string> coupons;
    private readonly Dictionary<string, MomentReader> moments = new(StringComparer.Ordinal);

    /// <param name="setup">How the file is meant.</param>
    /// <param name="around">What sessions may refer to.</param>
    /// <param name="zone">Zone where neither the row nor its store has one.</param>
    public SessionRowReader(SessionFileSetup setup, SessionSurroundings around, string zone)
    {
        (this.setup, this.around, this.zone) = (setup, around, zone);
        columns = setup.Columns.Select((column, index) => (column, index)).Where(pair => pair.column.Length > 0).ToDictionary(pair => pair.column, pair => pair.index, StringComparer.Ordinal);
        stores = Vocabulary.Known(around.Stores.Keys, around.Stores.Values.Select(unit => (unit.Key, unit.Names)));
        campaigns = Vocabulary.Known(around.Campaigns.Keys, around.Campaigns.Values.Select(row => (row.Key, row.Names)));
        coupons = Vocabulary.Known(around.Coupons.Keys, around.Coupons.Values.Select(row => (row.Key, row.Names)));
    }

    public Result<SessionDraft> Read(CsvRow row)
    {
        if (row.Broken is { } broken)
            return new Problem(broken);
        if (row.Cells.Length > setup.Columns.Length)
            return new Problem("import.row-columns", Number(row.Cells.Length), Number(setup.Columns.Length));
        string Cell(string column) => columns.TryGetValue(column, out var index) && index < row.Cells.Length ? Plain(row.Cells[index]) : "";
        var store = Find(stores, Cell(SessionColumns.Store));
        var place = around.Stores.GetValueOrDefault(store);
        var zoneId = Cell(SessionColumns.Zone) is { Length: > 0 } given ? given : place?.TimeZone ?? zone;
        if (!Zones.Find(zoneId).TryGet(out var local))
            return new Problem("zone.unknown", zoneId) { Field = SessionColumns.Zone };
        var times = Times(Cell, local);
        if (!times.TryGet(out var read))
            return Result.Fail<SessionDraft>(times.Problems);
        return new SessionDraft
        {
            Key = Optional(Cell(SessionColumns.Key)),
            Campaign = Cell(SessionColumns.Campaign) is { Length: > 0 } campaign ? Find(campaigns, campaign) : setup.Campaign,
            Store = store,
            Names = Text(Cell(SessionColumns.Names), Cell(SessionColumns.NameEn), Cell(SessionColumns.NameZh)),
            Place = Place(Text(Cell(SessionColumns.Place), Cell(SessionColumns.PlaceEn), Cell(SessionColumns.PlaceZh)), place),
            TimeZone = local.Id,
            StartsAt = read.Start,
            EndsAt = read.End,
            Capacity = int.TryParse(Cell(SessionColumns.Capacity), NumberStyles.None, CultureInfo.InvariantCulture, out var seats) ? seats : 0,
            Lecturer = Optional(Cell(SessionColumns.Lecturer)),
            Partner = Optional(Cell(SessionColumns.Partner)),
            Coupon = Cell(SessionColumns.Coupon) is { Length: > 0 } coupon ? Find(coupons, coupon) : null,
        };
    }

    /// <summary>A start and an end with their days; or times beside a column with the day; or a start and how long it lasts.</summary>
    private Result<Span> Times(Func<string, string> cell, TimeZoneInfo local)
    {
        var reader = Reader(local);
        var (day, from, to) = (cell(SessionColumns.Day), cell(SessionColumns.Start), cell(SessionColumns.End));
        if ((day.Length > 0 ? reader.Instant($"{day} {from}") : reader.Instant(from)) is not { } start || (day.Length > 0 && from.Length == 0))
            return new Problem("value.instant", $"{day} {from}".Trim()) { Field = SessionColumns.Start };
        if (to.Length > 0)
        {
            var onTheDay = TimeZoneInfo.ConvertTime(start, local).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return (reader.Instant(to) ?? reader.Instant($"{onTheDay} {to}")) is { } end ? new Span(start, end) : new Problem("value.instant", to) { Field = SessionColumns.End };
        }
        return int.TryParse(cell(SessionColumns.Minutes), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            ? new Span(start, start.AddMinutes(minutes))
            : new Problem("value.number", cell(SessionColumns.Minutes)) { Field = SessionColumns.Minutes };
    }

    private MomentReader Reader(TimeZoneInfo local)
    {
        if (!moments.TryGetValue(local.Id, out var reader))
            moments[local.Id] = reader = new MomentReader(setup.Dates, local);
        return reader;
    }

    /// <summary>What is not known stays as it stands: the checks say what is wrong with it.</summary>
    private static string Find(FrozenDictionary<string, string> known, string text) => known.GetValueOrDefault(TextFold.Of(text), text);

    private static LocalText Text(string both, string en, string zh) => new(Or(en, both, zh), Or(zh, both, en));

    private static LocalText Place(LocalText given, OrgUnitRow? store) => given.En.Length > 0 || store is null ? given : store.Address ?? store.Names;

    private static string Or(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            if (text.Length > 0)
                return text;
        }
        return "";
    }

    private static string Plain(string raw) => raw.Trim() is ['\'', '=' or '+' or '-' or '@', ..] quoted ? quoted[1..] : raw.Trim();

    private static string? Optional(string text) => text.Length > 0 ? text : null;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Span(DateTimeOffset Start, DateTimeOffset End);
}
