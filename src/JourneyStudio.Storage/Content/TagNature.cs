using System.Text.Json;
using JourneyStudio.Engine.Content;

namespace JourneyStudio.Storage.Content;

/// <summary>What a tag is, by its stored names.</summary>
public static class TagNature
{
    public const string Static = "static";
    public const string Dynamic = "dynamic";

    internal static TagDefinition Read(TagRow row) => new(row.Key, row.Names, row.Group, row.Scoped)
    {
        Description = row.Description,
        Topic = row.Topic,
        Rule = row.Rule is { } rule ? JsonElement.Parse(rule) : null,
        Model = row.Model is { } model ? new(model, row.Band ?? "") : null,
        Schedule = Schedule(row.Schedule),
        Subjective = row.Subjective,
        Custom = row.Custom,
        AppliedBy = Applier(row.AppliedBy),
        Color = row.Color,
    };

    /// <summary>Takes over what a tag is. A rule or model that is new to it has not been computed yet.</summary>
    internal static void Write(TagRow row, TagDefinition tag)
    {
        var (rule, model) = (tag.Rule?.GetRawText(), tag.Model);
        if (row.Rule != rule || row.Model != model?.Kind || row.Band != model?.Band)
            row.RefreshedAt = null;
        (row.Names, row.Group, row.Scoped, row.Description, row.Topic) = (tag.Names, tag.Group, tag.Scoped, tag.Description, tag.Topic);
        (row.Nature, row.Rule, row.Model, row.Band) = (tag.IsComputed ? Dynamic : Static, rule, model?.Kind, model?.Band);
        (row.Schedule, row.Subjective, row.Custom, row.Color) = (Name(tag.Schedule), tag.Subjective, tag.Custom, tag.Color);
        row.AppliedBy = Name(tag.IsComputed ? TagApplier.System : tag.AppliedBy);
    }

    private static string Name(TagSchedule schedule) => schedule switch
    {
        TagSchedule.Nightly => "nightly",
        TagSchedule.Monthly => "monthly",
        TagSchedule.Quarterly => "quarterly",
        _ => "always",
    };

    private static string Name(TagApplier applier) => applier switch
    {
        TagApplier.System => "system",
        TagApplier.Guide => "guide",
        _ => "operator",
    };

    private static TagSchedule Schedule(string stored) => stored switch
    {
        "nightly" => TagSchedule.Nightly,
        "monthly" => TagSchedule.Monthly,
        "quarterly" => TagSchedule.Quarterly,
        _ => TagSchedule.Always,
    };

    private static TagApplier Applier(string stored) => stored switch
    {
        "system" => TagApplier.System,
        "guide" => TagApplier.Guide,
        _ => TagApplier.Operator,
    };
}
