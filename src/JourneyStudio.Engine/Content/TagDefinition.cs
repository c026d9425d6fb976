using System.Text.Json;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Content;

/// <summary>A tag of the workspace. Journeys refer to it by <see cref="Key"/>, which never changes; whether it is computed never changes either.</summary>
/// <param name="Key">Immutable key.</param>
/// <param name="Names">What people read.</param>
/// <param name="Group">Key of the tag group: <c>basic</c>, <c>consumption</c>, <c>interaction</c> or <c>value</c>.</param>
/// <param name="Scoped">True when the tag is given per session and not once for all.</param>
public sealed record TagDefinition(string Key, LocalText Names, string Group, bool Scoped = false)
{
    /// <summary>What it says of a member who has it.</summary>
    public LocalText? Description { get; init; }

    /// <summary>Within the group, what it is about: tags of one topic stand together; null: the group alone.</summary>
    public LocalText? Topic { get; init; }

    /// <summary>Of a dynamic tag: its rule in the rule language's JSON; one that cannot be read gives it to nobody. A rule over other tags makes it a combined tag.</summary>
    public JsonElement? Rule { get; init; }

    /// <summary>Of a model tag: what it is computed by.</summary>
    public TagModel? Model { get; init; }

    /// <summary>Of a computed tag: how often it is computed for everybody.</summary>
    public TagSchedule Schedule { get; init; }

    /// <summary>Somebody's judgement, and not what can be checked.</summary>
    public bool Subjective { get; init; }

    /// <summary>Made by one branch for itself, and not defined by the brand.</summary>
    public bool Custom { get; init; }

    /// <summary>Who gives it. Computed tags are given by the system.</summary>
    public TagApplier AppliedBy { get; init; } = TagApplier.Operator;

    /// <summary>Key of its colour; empty: the colour of tags.</summary>
    public string Color { get; init; } = "";

    /// <summary>Whether the system alone gives and takes it: no journey, import or person writes it.</summary>
    public bool IsComputed => Rule is not null || Model is not null;

    /// <summary>Whether it is an expression over other tags.</summary>
    public bool IsCombined => Read() is { } read && read.TryGet(out var rule) && rule.Leaves.Any(leaf => leaf is TagRule);

    /// <summary>The rule, or what is wrong with it; null when it has none.</summary>
    public Result<Rule>? Read() => Rule is { } json ? RuleJson.Parse(json) : null;
}
