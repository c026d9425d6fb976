using System.Collections.Immutable;
using System.Text.Json;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members.Scoring;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Web.Features.Tags;

/// <summary>A tag while it is being edited.</summary>
internal sealed class TagForm
{
    public const string Static = "static";
    public const string Dynamic = "dynamic";
    public const string ByModel = "model";

    public static ImmutableArray<string> Natures { get; } = [Static, Dynamic, ByModel];

    public string English { get; set; } = "";
    public string Chinese { get; set; } = "";
    public string SaysEnglish { get; set; } = "";
    public string SaysChinese { get; set; } = "";
    public string Group { get; set; } = TagLooks.Groups[0];
    public string TopicEnglish { get; set; } = "";
    public string TopicChinese { get; set; } = "";
    public string Color { get; set; } = "";
    public string Nature { get; set; } = Static;
    public JsonElement? Rule { get; set; }
    public string Model { get; set; } = CustomerModels.All[0];
    public string Band { get; set; } = CustomerModels.Bands(CustomerModels.All[0])[0];
    public TagSchedule Schedule { get; set; }
    public TagApplier AppliedBy { get; set; } = TagApplier.Operator;
    public bool Scoped { get; set; }
    public bool Subjective { get; set; }
    public bool Custom { get; set; }

    /// <summary>Another model, with the first of its answers.</summary>
    public void Choose(string model) => (Model, Band) = (model, CustomerModels.Bands(model)[0]);

    public LocalText Names => new(English.Trim(), Chinese.Trim());

    public bool IsNamed => Names is { En.Length: > 0, Zh.Length: > 0 };

    public static TagForm Of(TagDefinition tag) => new()
    {
        English = tag.Names.En,
        Chinese = tag.Names.Zh,
        SaysEnglish = tag.Description?.En ?? "",
        SaysChinese = tag.Description?.Zh ?? "",
        Group = TagLooks.Group(tag),
        TopicEnglish = tag.Topic?.En ?? "",
        TopicChinese = tag.Topic?.Zh ?? "",
        Color = tag.Color,
        Nature = tag.Model is not null ? ByModel : tag.IsComputed ? Dynamic : Static,
        Model = tag.Model?.Kind ?? CustomerModels.All[0],
        Band = tag.Model?.Band ?? CustomerModels.Bands(CustomerModels.All[0])[0],
        // As the editor writes rules, so that what is left out is chosen in it
        Rule = tag.Read() is { } read && read.TryGet(out var rule) ? RuleJson.Write(rule) : tag.Rule,
        Schedule = tag.Schedule,
        AppliedBy = tag.AppliedBy,
        Scoped = tag.Scoped,
        Subjective = tag.Subjective,
        Custom = tag.Custom,
    };

    /// <summary>The tag as it would be kept.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="rule">Its rule as it is written; null for a static tag.</param>
    public TagDefinition Make(string key, JsonElement? rule)
    {
        return new(key, Names, Group, Nature == Static && Scoped)
        {
            Description = Either(SaysEnglish.Trim(), SaysChinese.Trim()),
            Topic = Either(TopicEnglish.Trim(), TopicChinese.Trim()),
            Rule = Nature == Dynamic ? rule : null,
            Model = Nature == ByModel ? new(Model, Band) : null,
            Schedule = Nature == Static ? TagSchedule.Always : Schedule,
            AppliedBy = Nature == Static ? AppliedBy : TagApplier.System,
            Color = Color,
            Subjective = Subjective,
            Custom = Custom,
        };
    }

    /// <summary>What is said in one language alone is said so in both; null when nothing is said.</summary>
    private static LocalText? Either(string english, string chinese) =>
        english.Length + chinese.Length == 0 ? null : new(english.Length == 0 ? chinese : english, chinese.Length == 0 ? english : chinese);
}
