using JourneyStudio.Engine.Content;

namespace JourneyStudio.Web.Features.Sample;

/// <summary>A store as members belong to it.</summary>
internal sealed record SampleStore(string Key, LocalText City, string Zone, IReadOnlyList<string> Guides);
