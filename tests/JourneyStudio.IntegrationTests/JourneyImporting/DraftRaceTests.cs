using JourneyStudio.Engine.Definitions.Editing;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Journeys;

namespace JourneyStudio.IntegrationTests.JourneyImporting;

/// <summary>Two nodes carry out edits of one draft at the same time: each edit stands once, on a revision of its own.</summary>
public sealed class DraftRaceTests
{
    private const int Edits = 15;

    [Fact]
    public async Task Apply_ByTwoNodesAtOnce_KeepsEveryEdit()
    {
        await using var one = await ImportStudio.OpenAsync(Provider.PostgreSql);
        await using var other = new TemporaryStudio(Provider.PostgreSql, one.At, ImportStudio.Register);
        Assert.Null(await other.Services.OpenStudioStorageAsync());
        await ImportStudio.BeginAsync(one, ImportStudio.Journey("raced", [.. Enumerable.Range(0, 2 * Edits).Select(number => $"a{number}")]));

        await Task.WhenAll(EditAsync(one, 0), EditAsync(other, Edits));

        var draft = (await one.Get<DraftStore>().FindAsync("raced", default))!;
        Assert.Equal(2 * Edits, draft.Revision);
        Assert.All(draft.Definition.Activities, activity => Assert.Equal($"Named {activity.Id}", activity.DisplayText));
        Assert.Equal((long)(2 * Edits), one.Scalar("select count(distinct revision) from draft_command"));
    }

    private static async Task EditAsync(TemporaryStudio studio, int first)
    {
        for (var number = first; number < first + Edits; number++)
        {
            var reply = await studio.Get<DraftStore>().ApplyAsync(
                new DraftRequest { DefinitionId = "raced", CommandId = $"page{first}.{number}", BaseRevision = 2 * Edits, Act = DraftAct.Edit, Command = new DraftCommand.Rename($"a{number}", $"Named a{number}") },
                default);
            Assert.Null(reply.Refusal);
        }
    }
}
