using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Importing;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Importing;
using JourneyStudio.Storage.Upserting;
using JourneyStudio.Storage.Writing;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.IntegrationTests.Importing;

/// <summary>Where one process alone writes, an import writes several batches in one transaction, and makes room for whoever wants to write (decision 0043).</summary>
public sealed class ImportTogetherTests
{
    [Theory]
    [InlineData(Provider.Sqlite, 7)]
    [InlineData(Provider.PostgreSql, 50)]
    public async Task Run_NobodyElseWrites_PutsEightBatchesIntoATransaction(Provider provider, int transactions)
    {
        await using var lab = await ImportLab.OpenAsync(provider, services => services.Configure<ImportOptions>(options => options.BatchRows = 20));
        var written = 0;
        lab.Studio.Get<RuntimeSignals>().Work.Rung = _ => written++;

        var import = await lab.ImportAsync("id\n" + string.Concat(Enumerable.Range(1, 1_000).Select(i => $"m{i}\n")));

        Assert.Equal("done: 1000 created, 0 updated, 0 unchanged, 0 rejected", import.Counts());
        Assert.Equal(transactions, written);
    }

    [Fact]
    public async Task Write_SomebodyWantsToWriteMeanwhile_EndsBehindTheBatchAndGoesOnAfterThem()
    {
        await using var lab = await ImportLab.OpenAsync(Provider.Sqlite);
        var (store, gate) = (lab.Studio.Get<ImportStore>(), lab.Studio.Get<WriteGate>());
        var import = await lab.StartAsync("id\na\nb\nc\n");
        Task<WriteTurn>? person = null;

        var first = await store.WriteAsync([Batch(0, "a", Arrive), Batch(1, "b"), Batch(2, "c")], new UpsertRules { Source = "import" }, default, default);
        Assert.Equal("a", lab.Value("select group_concat(external_id) from member"));
        (await person!).Dispose();
        var then = await store.WriteAsync([Batch(1, "b"), Batch(2, "c")], new UpsertRules { Source = "import" }, default, default);

        Assert.Equal((1, 2), (first, then));
        Assert.Equal("3", lab.Value("select count(*) from member"));
        Assert.Equal(3, (await lab.ReloadAsync(import)).Position);

        void Arrive() => person = gate.EnterAsync(WritePriority.Interface).AsTask();

        (IReadOnlyList<MemberEntry>, ImportProgress) Batch(int row, string id, Action? meanwhile = null) => (
            [new MemberEntry { Row = row, IdentifiedBy = EntryField.ExternalId, Identity = id, Values = [] }],
            new ImportProgress(import.Id, row, row + 1, 0, 0, null, _ =>
            {
                meanwhile?.Invoke();
                return new RejectedText([], 0);
            }));
    }

    [Fact]
    public async Task Write_TheImportIsCancelled_TakesEveryBatchBack()
    {
        await using var lab = await ImportLab.OpenAsync(Provider.Sqlite);
        var import = await lab.StartAsync("id\na\nb\n");
        await lab.Imports.CancelAsync(import, 42, default);

        var written = await lab.Studio.Get<ImportStore>().WriteAsync(
            [([new MemberEntry { Row = 1, IdentifiedBy = EntryField.ExternalId, Identity = "a", Values = [] }], new ImportProgress(import.Id, 0, 1, 0, 0, null, _ => new RejectedText([], 0)))], new UpsertRules { Source = "import" }, default, default);

        Assert.Equal(0, written);
        Assert.Equal("0", lab.Value("select count(*) from member"));
    }
}
