using System.Collections.Immutable;
using System.Text.Json;
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
        if (type == typeof(ImmutableArray<string>)) return Texts(value);
        if (type == typeof(Duration)) return Text(field, value).Then(text => Duration.Parse((string)text)).Then(Some);
        if (type == typeof(Rule)) return RuleJson.Parse(value).Then(rule => Result.Ok<object>(rule));
        throw new InvalidOperationException($"The field '{field.Name}' has a type that no setting can have: {type.Name}.");
    }

    public static JsonElement Write(object value) => value switch
    {
        Rule rule => RuleJson.Write(rule),
        Duration duration => JsonSerializer.SerializeToElement(duration.ToString()),
        ImmutableArray<string> texts => JsonSerializer.SerializeToElement(texts.AsEnumerable()),
        _ => JsonSerializer.SerializeToElement(value),
    };

    private static Result<object> Text(Field field, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return Wrong("setting.not-text", value);
        var text = value.GetString()!;
        return field.Kind == FieldKind.Choice && !field.Choices.Contains(text) ? new Problem("setting.not-a-choice", text, string.Join(", ", field.Choices)) : Result.Ok<object>(text);
    }

    /// <summary>A wait for no time at all would let a loop run on for ever.</summary>
    private static Result<object> Some(Duration duration) => duration.IsZero ? new Problem("duration.zero", duration.ToString()) : Result.Ok<object>(duration);

    private static Result<object> Texts(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? Result.Ok<object>(value.EnumerateArray().Select(item => item.GetString()!).ToImmutableArray())
            : Wrong("setting.not-texts", value);

    private static Result<object> Wrong(string code, JsonElement value) => Result.Fail<object>(new Problem(code, value.GetRawText()));
}
