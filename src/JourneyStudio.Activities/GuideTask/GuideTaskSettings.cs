using System.Collections.Immutable;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Activities.GuideTask;

/// <summary>Settings of <see cref="GuideTaskActivity"/>.</summary>
public sealed record GuideTaskSettings
{
    /// <summary>Key of what the task is for; a member has at most one open task of a purpose.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>How it is done: see <see cref="Engine.Activities.GuideTasks.Kinds"/>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>What the guide is to do.</summary>
    public string Title { get; init; } = "";

    /// <summary>What to say or send.</summary>
    public string Script { get; init; } = "";

    /// <summary>What can come of it; each is a port.</summary>
    public ImmutableArray<string> Outcomes { get; init; } = [];

    /// <summary>How long the guide has.</summary>
    public Duration? Due { get; init; }

    /// <summary>When the task is no longer needed; null: until it is done or overdue.</summary>
    public Rule? MetWhen { get; init; }
}
