using System.Collections.Immutable;
using System.Text.Json;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Activities;

/// <summary>Reads settings that are lists of objects; a problem names the item by its place.</summary>
internal static class ListValues
{
    public static Result<object> Read<T>(JsonElement value, Func<JsonElement, Result<T>> item)
        where T : notnull
    {
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(one => one.ValueKind != JsonValueKind.Object)) return new Problem("setting.not-list", value.GetRawText());
        var read = value.EnumerateArray().Select(item).ToList();
        var problems = read.SelectMany((one, index) => one.Problems.Select(problem => problem with { Path = $"[{index}]{problem.Path?.TrimStart('$')}" })).ToImmutableArray();
        return problems.IsEmpty ? Result.Ok<object>(read.Select(one => one.Value).ToImmutableArray()) : Result.Fail<object>(problems);
    }

    public static Result<SwitchCase> Case(JsonElement item) => item.TryGetProperty("rule", out var rule)
        ? RuleJson.Parse(rule).Then(parsed => Result.Ok(new SwitchCase(Name(item), parsed)))
        : new Problem("case.no-rule", Name(item));

    public static Result<SplitBranch> Branch(JsonElement item) =>
        item.TryGetProperty("percent", out var percent) && percent.ValueKind == JsonValueKind.Number && percent.TryGetInt32(out var share)
            ? new SplitBranch(Name(item), share)
            : new Problem("split.percent", Name(item));

    private static string Name(JsonElement item) => item.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString()! : "";
}
