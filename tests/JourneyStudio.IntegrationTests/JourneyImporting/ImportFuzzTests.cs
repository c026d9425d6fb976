using System.Text;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Importing;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage.Journeys.Importing;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.IntegrationTests.JourneyImporting;

/// <summary>Batches of mutated files into a real database: whatever goes wrong, with a file or while it is written, all of a batch is saved or nothing of it.</summary>
public sealed class ImportFuzzTests
{
    private const int Batches = 120;
    private const int Most = 6;
    private const string Poison = "poison";

    /// <summary>Half of the batches meet a draft that moved on, a write that fails in their midst, or a caller who goes away.</summary>
    [Fact]
    public async Task Save_BatchesOfMutatedFiles_AreSavedWholeOrNotAtAll()
    {
        await using var studio = await ImportStudio.OpenAsync(Provider.Sqlite);
        // A disk that is full in the midst of a batch, for one journey
        studio.Scalar($"create trigger full_disk before insert on draft when new.text like '%\"definitionId\": \"{Poison}%' begin select raise(abort, 'no room'); end");
        var importing = studio.Get<JourneyStudio.Storage.Journeys.Importing.JourneyImporting>();
        var random = new Random(7);
        var (whole, nothing) = (0, 0);
        for (var batch = 0; batch < Batches; batch++)
        {
            var read = ImportStudio.Read(Enumerable.Range(0, random.Next(1, Most)).Select(number => new WorkflowFile($"{number}.json", Mutated(random))));
            var taken = read.Where(file => file.Definition is not null).ToList();
            if (random.Next(4) == 0) taken.Insert(random.Next(taken.Count + 1), new ImportedFile("poison.json", ImportStudio.Journey($"{Poison}-{batch}"), [], []));
            var there = await importing.RevisionsAsync([.. taken.Select(file => file.Definition!.DefinitionId)], default);
            var drafts = taken.Select(file => new ImportedDraft(file.Name, file.Definition!, there.TryGetValue(file.Definition!.DefinitionId, out var revision) ? revision - (random.Next(6) == 0 ? 1 : 0) : null)).ToList();
            var before = ImportStudio.Everything(studio);

            if (await SaveAsync(importing, new ImportOrder([.. drafts], new(), 1), random.Next(8) == 0))
            {
                foreach (var draft in drafts) Assert.Equal(ImportStudio.Text(draft.Definition), (await ImportStudio.DraftAsync(studio, draft.Definition.DefinitionId))!.Text);
                whole++;
            }
            else
            {
                Assert.Equal(before, ImportStudio.Everything(studio));
                nothing++;
            }
        }

        Assert.True(whole > Batches / 4 && nothing > Batches / 4, $"{whole} whole, {nothing} nothing: these batches say little");
    }

    private static async Task<bool> SaveAsync(JourneyStudio.Storage.Journeys.Importing.JourneyImporting importing, ImportOrder order, bool leaves)
    {
        using var caller = new CancellationTokenSource();
        if (leaves) await caller.CancelAsync();
        try
        {
            return (await importing.SaveAsync(order, caller.Token)).IsOk;
        }
        catch (Exception gone) when (gone is OperationCanceledException or DbUpdateException)
        {
            return false;
        }
    }

    /// <summary>One of forty journeys with a few bytes that are others, so that most can be taken and many meet again.</summary>
    private static byte[] Mutated(Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(DefinitionJson.Write(ImportStudio.Journey($"j{random.Next(40)}", $"a{random.Next(9)}", "b", "c"), _ => []));
        for (var flips = random.Next(3); flips > 0; flips--) bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(5));
        return bytes;
    }
}
