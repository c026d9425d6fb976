using JourneyStudio.IntegrationTests.PostgreSql;
using JourneyStudio.Storage;
using JourneyStudio.Web.Features.Designer.Presence;
using JourneyStudio.Web.Shared.Definitions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace JourneyStudio.Web.Tests.Designer;

/// <summary>Two nodes of one PostgreSQL database: what happens in the designers of one is known on the other.</summary>
public sealed class DraftPeersTests
{
    [Fact]
    public async Task Nodes_OfOneDatabase_KnowEachOthersPeopleAndEdits()
    {
        var database = PostgreSqlDatabases.Create();
        await using var here = await Node.StartAsync(database);
        await using var there = await Node.StartAsync(database);
        using var seen = new SemaphoreSlim(0);
        using var me = here.People.Enter("journey", 1, "li: 李", () => seen.Release());
        using var moved = new SemaphoreSlim(0);
        var revision = 0;
        using var listening = here.Notices.Subscribe("journey", to =>
        {
            revision = to;
            moved.Release();
        });

        var other = there.People.Enter("journey", 2, "wang: 王", () => { });
        await UntilAsync(seen, there.People.SayAgain, () => me.Others is [{ Name: "wang: 王" }]);
        other.Select(["wait"]);
        await UntilAsync(seen, there.People.SayAgain, () => me.Others is [{ Selected: ["wait"] }]);
        there.Notices.Raise("journey", 7);
        Assert.True(await moved.WaitAsync(Patience.Limit));
        Assert.Equal(7, revision);
        other.Dispose();
        await UntilAsync(seen, () => { }, () => me.Others.Count == 0);
    }

    /// <summary>Listening begins a moment after the node; what was said before is said again, as it is every fifteen seconds.</summary>
    private static async Task UntilAsync(SemaphoreSlim told, Action sayAgain, Func<bool> holds)
    {
        for (var begun = TimeProvider.System.GetTimestamp(); !holds();)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < Patience.Limit, "The other node does not know.");
            sayAgain();
            await told.WaitAsync(TimeSpan.FromMilliseconds(200));
        }
    }

    private sealed class Node(DraftPeople people, DraftNotices notices, DraftPeers peers) : IAsyncDisposable
    {
        public DraftPeople People => people;

        public DraftNotices Notices => notices;

        public static async Task<Node> StartAsync(string database)
        {
            var settings = new Dictionary<string, string?> { ["Database:Provider"] = "PostgreSql", ["Database:ConnectionString"] = database };
            var options = StorageOptions.From(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), Path.GetTempPath());
            var (people, notices) = (new DraftPeople(), new DraftNotices());
            var node = new Node(people, notices, new DraftPeers(people, notices, options, TimeProvider.System, NullLogger<DraftPeers>.Instance));
            await node.StartAsync();
            return node;
        }

        public async ValueTask DisposeAsync()
        {
            await peers.StopAsync(CancellationToken.None);
            peers.Dispose();
        }

        private Task StartAsync() => peers.StartAsync(CancellationToken.None);
    }
}
