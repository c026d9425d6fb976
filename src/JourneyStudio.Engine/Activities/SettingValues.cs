using System.Collections.Immutable;
using System.Text.Json;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Activities;

/// <summary>Reads the value of one setting as the type that the settings record gives it, and writes it back.</summary>
internal static class SettingValues
{
    public static Result<object> Read(Field field, JsonElement value, Type type)
    {
        if (type == typeof(string)) return Text(field, value);
        if (type == typeof(bool)) return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? Result.Ok<object>(value.GetBoolean()) : Wrong("setting.not-yes-no", value);
        if (type == typeof(int?)) return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? Result.Ok<object>(number) : Wrong("setting.not-number", value);
        if (type == typeof(ImmutableArray<string>)) return Texts(field, field.Kind == FieldKind.Channels ? AsList(value) : value);
        if (type == typeof(Duration)) return Text(field, value).Then(text => Duration.Parse((string)text)).Then(Some);
        if (type == typeof(Rule)) return RuleJson.Parse(value).Then(rule => Result.Ok<object>(rule));
        if (type == typeof(ImmutableArray<SwitchCase>)) return ListValues.Read(value, ListValues.Case);
        if (type == typeof(ImmutableArray<SplitBranch>)) return ListValues.Read(value, ListValues.Branch);
        throw new InvalidOperationException($"The field '{field.Name}' has a type that no setting can have: {type.Name}.");
    }

    public static JsonElement Write(object value) => value switch
    {
        Rule rule => RuleJson.Write(rule),
        Duration duration => JsonSerializer.SerializeToElement(duration.ToString()),
        ImmutableArray<string> texts => JsonSerializer.SerializeToElement(texts.AsEnumerable()),
        ImmutableArray<SwitchCase> cases => JsonSerializer.SerializeToElement(cases.Select(one => new { name = one.Name, rule = RuleJson.Write(one.Rule) })),
        ImmutableArray<SplitBranch> branches => JsonSerializer.SerializeToElement(branches.Select(branch => new { name = branch.Name, percent = branch.Percent })),
        _ => JsonSerializer.SerializeToElement(value),
    };

    private static Result<object> Text(Field field, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return Wrong("setting.not-text", value);
        var text = value.GetString()!;
        return Problem(field, text) is { } problem && text.Length > 0 ? problem : Result.Ok<object>(text);
    }

    private static Problem? Problem(Field field, string text) => field.Kind switch
    {
        FieldKind.Choice or FieldKind.Choices or FieldKind.Channels when !field.Choices.Contains(text) => new Problem("setting.not-a-choice", text, string.Join(", ", field.Choices)),
        FieldKind.Attribute when JourneyValues.NameIn(text) is not null => new Problem("attribute.of-journey", text),
        FieldKind.ValueName when !JourneyValues.IsName(text) => new Problem("value.name", text),
        FieldKind.Time => First(TimesOfDay.Parse(text)),
        FieldKind.Moment => First(LocalMoment.Parse(text)),
        FieldKind.Zone => First(Zones.Find(text)),
        FieldKind.Cron => First(CronSchedule.Parse(text)),
        _ => null,
    };

    private static Problem? First<T>(Result<T> read)
        where T : notnull => read.IsOk ? null : read.Problems[0];

    /// <summary>A wait for no time at all would let a loop run on for ever.</summary>
    private static Result<object> Some(Duration duration) => duration.IsZero ? new Problem("duration.zero", duration.ToString()) : Result.Ok<object>(duration);

    private static Result<object> Texts(Field field, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String)) return Wrong("setting.not-texts", value);
        var texts = value.EnumerateArray().Select(item => item.GetString()!).ToImmutableArray();
        return texts.Select(text => Problem(field, text)).FirstOrDefault(problem => problem is not null) is { } problem ? problem : Result.Ok<object>(texts);
    }

    /// <summary>In the first version of sending there was one channel, or <c>none</c>, as a text.</summary>
    private static JsonElement AsList(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? JsonSerializer.SerializeToElement(value.GetString() is "none" or "" ? Array.Empty<string>() : [value.GetString()!])
        : value;

    private static Result<object> Wrong(string code, JsonElement value) => Result.Fail<object>(new Problem(code, value.GetRawText()));
}
