using System.Text.Json.Nodes;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Settings;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.IntegrationTests.Storage;

public sealed class AuditLogTests
{
    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Page_AnyFilter_FindsWhatFitsTheNewestFirst(Provider provider)
    {
        await using var studio = await TemporaryStudio.OpenAsync(provider);
        var log = studio.Get<AuditLog>();
        await using (var context = Context(studio))
        {
            context.Add(new ApiKeyRow { Id = 3, Name = "the shop", Prefix = "js_abc", Hash = "h", Scopes = "read", CreatedAt = TestMembers.Now });
            await context.SaveChangesAsync();
        }
        await log.NoteAsync("segment.rename", "segment", "plum", new { after = "100%_梅👶" }, -3, default);
        await log.NoteAsync("segment.change", "segment", "pear", null, default);
        await log.NoteAsync("journey.stop", "journey", "plum", 99, default);

        Assert.Equal(["journey.stop", "segment.change", "segment.rename"], await FindAsync(log, new()));
        Assert.Equal(["segment.rename"], await FindAsync(log, new() { Text = "100%_梅👶" }));
        Assert.Equal(["journey.stop", "segment.rename"], await FindAsync(log, new() { Text = "plum" }));
        Assert.Equal(["segment.change"], await FindAsync(log, new() { Actor = 0 }));
        Assert.Equal(["segment.rename"], await FindAsync(log, new() { Actor = -3, Kind = "segment" }));
        Assert.Equal([], await FindAsync(log, new() { From = DateTimeOffset.MaxValue.AddYears(-1) }));
        Assert.Equal([], await FindAsync(log, new() { Text = "'; drop table audit; --" }));
        var first = await log.PageAsync(new AuditFilter(), null, 1, default);
        Assert.Equal("segment.change", (await log.PageAsync(new AuditFilter(), first[0].Row.Id, 1, default))[0].Row.Action);
        Assert.Equal("the shop", (await log.PageAsync(new AuditFilter { Actor = -3 }, null, 1, default))[0].Actor);
        Assert.Equal([new AuditActor(-3, "the shop")], await log.ActorsAsync(default));
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Setting_Changed_KeepsWhatItWas(Provider provider)
    {
        await using var studio = await TemporaryStudio.OpenAsync(provider);
        var settings = studio.Get<ContactSettings>();
        await settings.WriteAsync(new Engine.Contact.SendingStop { Marketing = true }, 1, default);
        await settings.WriteAsync(new Engine.Contact.SendingStop(), 1, default);

        var entries = await studio.Get<AuditLog>().PageAsync(new AuditFilter { Kind = "setting" }, null, 10, default);

        var (later, first) = (JsonNode.Parse(entries[0].Row.Values!)!, JsonNode.Parse(entries[1].Row.Values!)!);
        Assert.Contains("\"marketing\":true", (string?)later["before"], StringComparison.Ordinal);
        Assert.DoesNotContain("\"marketing\":true", (string?)later["after"], StringComparison.Ordinal);
        Assert.Null(first["before"]);
        Assert.Equal((string?)later["before"], (string?)first["after"]);
    }

    private static async Task<IReadOnlyList<string>> FindAsync(AuditLog log, AuditFilter filter) => [.. (await log.PageAsync(filter, null, 50, default)).Select(entry => entry.Row.Action)];

    private static StudioDbContext Context(TemporaryStudio studio) => studio.Get<IDbContextFactory<StudioDbContext>>().CreateDbContext();
}
