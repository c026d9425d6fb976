using System.Collections.Immutable;
using System.Text.Json;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage.Tags;
using JourneyStudio.Web.Shared.Localisation;

namespace JourneyStudio.Web.Features.Tags;

/// <summary>What a tag is, as its marks and filters name it.</summary>
internal static class TagLooks
{
    public static ImmutableArray<string> Groups { get; } = ["basic", "consumption", "interaction", "value"];

    /// <summary>Colours to choose from; the first is that of tags.</summary>
    public static ImmutableArray<string> Colors { get; } = ["", "green", "purple", "ochre", "blue", "brown", "grey"];

    public static ImmutableArray<string> Kinds { get; } = ["static", "dynamic", "model", "combined", "subjective", "objective", "custom"];

    public static ImmutableArray<string> Appliers { get; } = ["system", "journey", "guide", "operator"];

    public static string Group(TagDefinition tag) => Groups.Contains(tag.Group) ? tag.Group : Groups[0];

    /// <summary>All that it is: key of the word, and icon.</summary>
    public static IEnumerable<(string Key, string IconName)> All(TagDefinition tag) =>
    [
        tag.IsComputed ? ("dynamic", "refresh-cw") : ("static", "pencil-line"),
        tag.Subjective ? ("subjective", "user-round") : ("objective", "scan-line"),
        tag.Model is null ? ("fact", "circle-dot") : ("model", "sparkles"),
        tag.IsCombined ? ("combined", "git-merge") : ("single", "tag"),
        tag.Custom ? ("custom", "store") : ("brand", "building-2"),
    ];

    /// <summary>What tells most: subjective only where it is.</summary>
    public static IEnumerable<(string Key, string IconName)> Short(TagDefinition tag) => All(tag).Where(kind => kind.Key is not ("objective" or "brand"));

    public static bool Is(TagDefinition tag, string kind) => All(tag).Any(one => one.Key == kind);

    /// <summary>Who gives it: a journey, where one does.</summary>
    public static (string Key, string IconName) Applier(TagListing tag) => tag.Definition switch
    {
        { IsComputed: true } => ("system", "refresh-cw"),
        _ when tag.Uses.Any(use => use is { Writes: true, Published: true }) => ("journey", "workflow"),
        { AppliedBy: TagApplier.Guide } => ("guide", "user-round"),
        { AppliedBy: TagApplier.System } => ("system", "refresh-cw"),
        _ => ("operator", "user-check"),
    };

    public static string Name(TagListing tag) => tag.Definition.Names.In(StudioLanguages.Current);

    /// <summary>The sentence of its rule; null when it has none, or it cannot be read.</summary>
    public static string? Sentence(TagDefinition tag, ContentCatalog content) =>
        tag.Read() is { } read && read.TryGet(out var rule) ? RuleSentence.Say(rule, StudioLanguages.Current, content) : null;

    /// <summary>What differs between two states of a tag: keys of words.</summary>
    public static IEnumerable<string> Differences(TagDefinition before, TagDefinition after)
    {
        if (before.Names != after.Names) yield return "Names";
        if (before.Description != after.Description) yield return "Description";
        if (before.Group != after.Group || before.Topic != after.Topic) yield return "Group";
        if (before.Color != after.Color) yield return "Color";
        if (Text(before.Rule) != Text(after.Rule)) yield return "Rule";
        if (before.Model != after.Model) yield return "Model";
        if (before.Schedule != after.Schedule) yield return "Schedule";
        if ((before.Subjective, before.Custom, before.AppliedBy) != (after.Subjective, after.Custom, after.AppliedBy)) yield return "Kind";
    }

    /// <summary>The rule as it is written, so that two can be compared.</summary>
    public static string? Text(JsonElement? rule) => rule is { } json && RuleJson.Parse(json).TryGet(out var read) ? RuleJson.Write(read).GetRawText() : rule?.GetRawText();
}
