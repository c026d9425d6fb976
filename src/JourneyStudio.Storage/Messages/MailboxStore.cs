using System.Collections.Immutable;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Writing;

namespace JourneyStudio.Storage.Messages;

/// <summary>Keeps what the preview mailbox receives.</summary>
public sealed class MailboxStore(DatabaseLinks database, WriteGate gate) : IDisposable
{
    private readonly LinkPool links = database.Open(cacheKilobytes: 1024);

    /// <summary>Keeps items durably, each key once; the form of <see cref="KeepMailboxItems"/>.</summary>
    public async Task<ImmutableArray<bool>> KeepAsync(IReadOnlyList<MailboxItem> items, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        return await link.WriteAsync(gate, WritePriority.Advancing, () => Keep(link, items), cancellationToken);
    }

    public void Dispose() => links.Dispose();

    /// <summary>A key that comes twice in one call is a copy the second time.</summary>
    private static ImmutableArray<bool> Keep(Link link, IReadOnlyList<MailboxItem> items)
    {
        foreach (var item in items)
            Keep(link, item);
        var copies = new Dictionary<string, long>(StringComparer.Ordinal);
        var rows = link.Sql("select key, copies from mailbox where key in (select value from json_each(?1))").Set(1, IdList.Of(items.Select(item => item.Message.Key).Distinct()));
        while (rows.Read())
            copies[rows.Text(0)] = rows.Int64(1);
        var came = items.CountBy(item => item.Message.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. items.Select(item => seen.Add(item.Message.Key) && copies[item.Message.Key] == came[item.Message.Key])];
    }

    private static void Keep(Link link, MailboxItem item)
    {
        var content = item.Message.Message;
        link.Sql("""
            insert into mailbox(key, channel, address, language, subject, body_text, body_html, fields, link, payload, copies, received_at)
            values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 1, ?11)
            on conflict(key) do update set copies = mailbox.copies + 1
            """)
            .Set(1, item.Message.Key).Set(2, item.Message.Channel).Set(3, item.Message.Address).Set(4, content.Language)
            .Set(5, content.Subject).Set(6, content.Text).Set(7, content.Html)
            .Set(8, content.Fields.IsDefaultOrEmpty ? null : StoredJson.Write(content.Fields)).Set(9, content.Link)
            .Set(10, item.Payload).Set(11, item.At)
            .Add();
    }
}
