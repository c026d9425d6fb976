using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage.Links;

namespace JourneyStudio.IntegrationTests.PostgreSql;

/// <summary>Queries that are asked together share a round trip and are read one after the other, on both databases alike.</summary>
public sealed class AskedQueriesTests
{
    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Read_InTheOrderAsked_GivesEachItsRows(Provider provider)
    {
        await using var studio = await TemporaryStudio.OpenAsync(provider);
        using var links = studio.Get<DatabaseLinks>().Open(cacheKilobytes: 256);
        using var link = await links.UseAsync(CancellationToken.None);

        var read = link.Read(() =>
        {
            var first = link.Sql("select number from slot where number >= ?1 order by number").Set(1, 12).Ask();
            var none = link.Sql("select number from slot where number > ?1").Set(1, 99).Ask();
            var last = link.Sql("select number from slot where number < ?1 order by number").Set(1, 2).Ask();
            var found = new List<long> { First(first) };
            Assert.False(none.Read());
            while (last.Read())
                found.Add(last.Int64(0));
            found.Add(First(link.Sql("select count(*) from slot")));
            return found;
        });

        Assert.Equal([12, 0, 1, 16], read);
    }

    [Fact]
    public async Task Read_InAnotherOrder_IsRefusedAndTheLinkGoesOn()
    {
        await using var studio = await TemporaryStudio.OpenAsync(Provider.PostgreSql);
        using var links = studio.Get<DatabaseLinks>().Open(cacheKilobytes: 256);
        using var link = await links.UseAsync(CancellationToken.None);

        Assert.Throws<InvalidOperationException>(() => link.Read(() =>
        {
            link.Sql("select 1").Ask();
            return First(link.Sql("select 2").Ask());
        }));

        Assert.Equal(3, link.Read(() => First(link.Sql("select 3"))));
    }

    private static long First(Statement rows)
    {
        Assert.True(rows.Read());
        var value = rows.Int64(0);
        rows.Reset();
        return value;
    }
}
