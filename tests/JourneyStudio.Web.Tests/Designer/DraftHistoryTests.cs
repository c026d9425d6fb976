using JourneyStudio.Storage.Journeys;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Designer;

public sealed class DraftHistoryTests : IDisposable
{
    private const int Edits = 220;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("studio-history-");

    [Fact]
    public async Task Undo_OfTwoHundredEditsAndATidyUp_ReachesTheBeginningAfterARestart()
    {
        string id;
        string first;
        string last;
        await using (var host = new StudioHost(folder))
        {
            using var draft = await DraftClient.OpenAsync(host);
            id = draft.DefinitionId;
            first = await TextAsync(host, id);
            await draft.DoAsync(DraftClient.Add("a"), 0);
            await draft.DoAsync(DraftClient.Add("b"), 1);
            for (var revision = 2; revision < Edits - 1; revision++)
                await draft.DoAsync(Edit(revision), revision);
            await draft.DoAsync(new { kind = "move", moves = new[] { new { activity = "a", x = 0, y = 0 }, new { activity = "b", x = 0, y = 103 } } }, Edits - 1);
            last = await TextAsync(host, id);
        }

        await using (var host = new StudioHost(folder))
        {
            using var draft = await DraftClient.OpenAsync(host, id);
            var answer = await draft.DoAsync(new { kind = "undo" }, Edits);
            Assert.Equal(["a", "b"], answer.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()).Order());
            for (var revision = Edits + 1; revision < 2 * Edits; revision++)
                answer = await draft.DoAsync(new { kind = "undo" }, revision);
            Assert.False(answer.GetProperty("canUndo").GetBoolean());
            Assert.Equal(first, await TextAsync(host, id));

            for (var revision = 2 * Edits; revision < 3 * Edits; revision++)
                answer = await draft.DoAsync(new { kind = "redo" }, revision);
            Assert.False(answer.GetProperty("canRedo").GetBoolean());
            Assert.Equal(last, await TextAsync(host, id));
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Every kind of edit takes its turn.</summary>
    private static object Edit(int turn) => (turn % 6) switch
    {
        0 => new { kind = "move", moves = new[] { new { activity = "a", x = 8 * turn, y = 8 } } },
        1 => new { kind = "rename", activity = "b", name = $"Name {turn}" },
        2 => new { kind = "set", activity = "a", setting = "duration", value = $"P{turn}D" },
        3 => new { kind = "note", activity = "b", text = $"Note {turn}" },
        4 => new { kind = turn % 12 < 6 ? "connect" : "disconnect", connections = new[] { new { source = "a", port = "Done", target = "b" } } },
        _ => new { kind = "journey", setting = "name", value = $"Journey {turn}" },
    };

    private static async Task<string> TextAsync(StudioHost host, string id) =>
        (await host.Services.GetRequiredService<DraftStore>().FindAsync(id, CancellationToken.None))!.Text;
}
