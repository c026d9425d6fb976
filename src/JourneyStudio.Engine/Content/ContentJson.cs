using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using JourneyStudio.Engine.Members.Scoring;

namespace JourneyStudio.Engine.Content;

/// <summary>Reads content files: one JSON object with tags, templates, forms and coupons. Other properties are left alone.</summary>
public static class ContentJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads a content file.</summary>
    /// <returns>The content, or what is wrong with it, with line and path.</returns>
    public static Result<WorkspaceContent> Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<WorkspaceContent>(json, Options) is { } content ? Check(content) : new Problem("content.empty");
        }
        catch (JsonException broken)
        {
            return new Problem("content.malformed", broken.Message) { Line = (int?)broken.LineNumber + 1, Path = broken.Path };
        }
    }

    private static Result<WorkspaceContent> Check(WorkspaceContent content)
    {
        var problems = Twice(content.Tags.Select(tag => tag.Key))
            .Concat(Twice(content.Templates.Select(template => template.Key)))
            .Concat(Twice(content.Forms.Select(form => form.Key)))
            .Concat(Twice(content.Coupons.Select(coupon => coupon.Key)))
            .Concat(Twice(content.Segments.Select(segment => segment.Key)))
            .Select(key => new Problem("content.twice", key))
            .Concat(content.Segments.SelectMany(segment => segment.Read().Problems))
            .Concat(content.Models?.Check() ?? [])
            .Concat(content.Tags.Where(tag => tag.Model is { } model && !CustomerModels.Bands(model.Kind).Contains(model.Band)).Select(tag => new Problem("tag.model", tag.Key)))
            .Concat(content.Tags.SelectMany(tag => tag.Read()?.Problems ?? []))
            .Concat(content.Tags.Where(tag => tag is { IsComputed: true, Scoped: true }).Select(tag => new Problem("tag.computed-scoped", tag.Key)))
            .ToImmutableArray();
        return problems.IsEmpty ? content : Result.Fail<WorkspaceContent>(problems);
    }

    private static IEnumerable<string> Twice(IEnumerable<string> keys) => keys.GroupBy(key => key).Where(group => group.Count() > 1).Select(group => group.Key);
}
