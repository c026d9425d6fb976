using JourneyStudio.Engine.Content;
using JourneyStudio.Runtime.Clocks;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Segments;

namespace JourneyStudio.Web.Features.Segments;

/// <summary>What the pages of segments do: the change is stored and audited, and whoever reads segments learns of it.</summary>
public sealed class SegmentDesk(SegmentEditing editing, SegmentRunner runner, RuntimeSignals signals)
{
    private const int KeyLength = 8;

    /// <summary>Begins a segment. Its key is made of its English name where that has letters, and of chance.</summary>
    /// <returns>The key.</returns>
    public async Task<string> CreateAsync(LocalText names, string rule, long? actor, CancellationToken cancellationToken)
    {
        var words = string.Concat(names.En.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-');
        while (true)
        {
            var chance = Storage.Rows.PublicId.New()[^KeyLength..];
            var key = words.Length > 0 ? $"{words[..Math.Min(words.Length, 40)]}-{chance}" : chance;
            if (!await editing.CreateAsync(key, names, rule, actor, cancellationToken))
                continue;
            signals.PlansChanged();
            return key;
        }
    }

    public async Task<bool> ChangeAsync(string key, string before, string after, long? actor, CancellationToken cancellationToken) =>
        Told(await editing.ChangeAsync(key, before, after, actor, cancellationToken));

    public async Task<bool> RenameAsync(string key, LocalText names, long? actor, CancellationToken cancellationToken) =>
        Told(await editing.RenameAsync(key, names, actor, cancellationToken));

    public async Task<bool> ArchiveAsync(string key, bool archived, long? actor, CancellationToken cancellationToken) =>
        Told(await editing.ArchiveAsync(key, archived, actor, cancellationToken));

    public Task<MembershipChange?> RefreshAsync(string key, CancellationToken cancellationToken) => runner.RunAsync(key, cancellationToken);

    public Task<IReadOnlyList<SegmentHistory>> HistoryAsync(string key, CancellationToken cancellationToken) => editing.HistoryAsync(key, 10, cancellationToken);

    private bool Told(bool changed)
    {
        if (changed)
            signals.PlansChanged();
        return changed;
    }
}
