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
        return await link.WriteAsync(gate, WritePriority.Advancing, () => items.Select(item => Keep(link, item)).ToImmutableArray(), cancellationToken);
    }

    public void Dispose() => links.Dispose();

    private static bool Keep(Link link, MailboxItem item)
    {
        var content = item.Message.Message;
        var rows = link.Sql("""
            insert into mailbox(key, channel, address, language, subject, body_text, body_html, fields, link, payload, copies, received_at)
            values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 1, ?11)
            on conflict(key) do update set copies = mailbox.copies + 1 returning copies
            """)
            .Set(1, item.Message.Key).Set(2, item.Message.Channel).Set(3, item.Message.Address).Set(4, content.Language)
            .Set(5, content.Subject).Set(6, content.Text).Set(7, content.Html)
            .Set(8, content.Fields.IsDefaultOrEmpty ? null : StoredJson.Write(content.Fields)).Set(9, content.Link)
            .Set(10, item.Payload).Set(11, item.At);
        rows.Read();
        var isNew = rows.Int64(0) == 1;
        rows.Reset();
        return isNew;
    }
}
