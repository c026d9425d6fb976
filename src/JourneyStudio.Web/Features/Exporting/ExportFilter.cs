using System.Globalization;
using System.Text.Json;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Web.Features.Exporting;

/// <summary>What the list of members was narrowed by, besides a tag: the export has whom the list shows.</summary>
/// <param name="Find">Words of name, phone or email; empty: none.</param>
/// <param name="Rule">The rule; null: none.</param>
internal sealed record ExportFilter(string Find, Rule? Rule)
{
    public bool IsEmpty => Find.Length == 0 && Rule is null;

    /// <summary>As the audit log keeps it; null for none. Words may be somebody's name: that there were some is enough.</summary>
    public string? Said => Rule is not null ? JsonSerializer.Serialize(RuleJson.Write(Rule)) : Find.Length > 0 ? "find" : null;

    /// <summary>What stands in an address. A rule that is none is refused: without it everybody would be sent.</summary>
    public static Result<ExportFilter> Read(string? find, string? rule, ContentCatalog content)
    {
        var words = (find ?? "").Trim();
        if (rule is not { Length: > 0 })
            return new ExportFilter(words, null);
        try
        {
            var read = RuleJson.Parse(JsonElement.Parse(rule));
            if (!read.TryGet(out var parsed))
                return Result.Fail<ExportFilter>(read.Problems);
            return AudienceChecks.Find(parsed, null, content).ToList() is { Count: > 0 } problems ? Result.Fail<ExportFilter>([.. problems]) : new ExportFilter(words, parsed);
        }
        catch (JsonException fault)
        {
            return new Problem("json.malformed", ((fault.BytePositionInLine ?? 0) + 1).ToString(CultureInfo.InvariantCulture));
        }
    }
}
