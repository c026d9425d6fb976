using System.Diagnostics;
using JourneyStudio.Engine.Content;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Web.Features.Sample;

/// <summary>Loads the sample workspace into an empty database: content and organisation, then members, then journeys with their scenarios. A later start finds it there.</summary>
internal sealed class SampleLoading(
    SampleFiles files, SamplePlaces places, SampleMembership members, SampleJourneys journeys, SampleScenarios scenarios,
    IOptions<SampleOptions> options, ILogger<SampleLoading> logger)
{
    /// <summary>Does what is left to do.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (files.Root is not { } root)
        {
            logger.FilesMissing();
            return;
        }
        var text = await SampleFiles.ContentAsync(root, cancellationToken);
        var content = ContentJson.Read(text);
        if (!content.IsOk)
        {
            logger.ContentBroken(string.Join("; ", content.Problems));
            return;
        }
        var watch = Stopwatch.StartNew();
        var workspace = SampleWorkspace.Read(text);
        if (await places.PrepareAsync(content.Value, workspace, cancellationToken) is not { } day)
            return;
        var loaded = await members.LoadAsync(workspace, day, options.Value.Members, cancellationToken);
        var published = await journeys.PublishAsync(root, cancellationToken);
        await scenarios.KeepAsync(root, cancellationToken);
        if (loaded + published > 0)
            logger.Loaded(loaded, published, watch.ElapsedMilliseconds);
    }
}
