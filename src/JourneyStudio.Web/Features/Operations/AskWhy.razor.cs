using JourneyStudio.Storage.Content;
using JourneyStudio.Web.Shared.Fields;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Operations;

public sealed partial class AskWhy(FieldSamples members, PersonalMasks masks, WorkspaceContents contents) : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private IReadOnlyList<SampleChoice>? found;
    private SampleChoice? chosen;
    private string asked = "";

    /// <summary>Logical id of the journey.</summary>
    [Parameter, EditorRequired] public string Journey { get; set; } = "";

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    /// <summary>What comes late for words that were typed before is dropped.</summary>
    private async Task FindAsync(string words)
    {
        asked = words;
        try
        {
            var zone = (await contents.ReadAsync(leaving.Token)).Zone;
            var some = words.Trim().Length == 0 ? null : await members.SearchAsync(words, zone, leaving.Token);
            if (asked == words) found = some;
        }
        catch (OperationCanceledException)
        {
            // The page was left
        }
    }

    private async Task ChooseAsync(SampleChoice member)
    {
        await masks.ReadAsync([member.Id]);
        (chosen, found) = (member, null);
    }
}
