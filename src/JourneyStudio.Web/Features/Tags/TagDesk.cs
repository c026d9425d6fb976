using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members.Scoring;
using JourneyStudio.Engine.Time;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Runtime.Tags;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Segments;
using JourneyStudio.Storage.Tags;
using JourneyStudio.Web.Shared.Tags;

namespace JourneyStudio.Web.Features.Tags;

/// <summary>What the pages of tags do: the change is stored and audited, and whoever reads tags learns of it.</summary>
public sealed class TagDesk(TagListings listings, TagEditing editing, TagMaking making, TagRunner runner, WorkspaceContents contents, TagModels models, RuntimeSignals signals, TimeProvider clock)
{
    public Task<WorkspaceContent> ContentAsync(CancellationToken cancellationToken) => contents.ReadAsync(cancellationToken);

    /// <summary>All tags, and today by the calendar of the workspace.</summary>
    public async Task<(IReadOnlyList<TagListing> Tags, DateOnly Today)> ReadAsync(string zone, CancellationToken cancellationToken)
    {
        var today = LocalTime.DateAt(clock.GetUtcNow(), Zones.Find(zone).TryGet(out var found) ? found : TimeZoneInfo.Utc);
        return (await listings.AllAsync(today, cancellationToken), today);
    }

    /// <summary>What was done to one, the latest first.</summary>
    public Task<IReadOnlyList<TagHistory>> HistoryAsync(string key, CancellationToken cancellationToken) => listings.HistoryAsync(key, cancellationToken);

    /// <returns>The key.</returns>
    public Task<string> CreateAsync(TagDefinition tag, long? actor, CancellationToken cancellationToken) => making.CreateAsync(tag, actor, cancellationToken);

    public async Task<bool> ChangeAsync(TagDefinition before, TagDefinition after, long? actor, CancellationToken cancellationToken) =>
        Told(await editing.ChangeAsync(before, after, actor, cancellationToken));

    public async Task<bool> ArchiveAsync(string key, bool archived, long? actor, CancellationToken cancellationToken) =>
        Told(await editing.ArchiveAsync(key, archived, actor, cancellationToken));

    public async Task ChangeModelsAsync(ModelSettings before, ModelSettings after, long? actor, CancellationToken cancellationToken)
    {
        await models.WriteAsync(before, after, actor, cancellationToken);
        signals.PlansChanged();
    }

    public Task<MembershipChange?> RefreshAsync(string key, CancellationToken cancellationToken) => runner.RunAsync(key, cancellationToken);

    private bool Told(bool changed)
    {
        if (changed)
            signals.PlansChanged();
        return changed;
    }
}
