using System.Text.Json;

namespace JourneyStudio.Engine.Rules;

/// <summary>Reads <c>op</c> and <c>value</c>.</summary>
internal static class ComparisonReader
{
    private static readonly Comparison Broken = new(Operator.IsSet);

    public static Comparison Read(RuleNode json)
    {
        var op = Operators.Parse(json.Choice("op", Operators.Names, required: true));
        var value = json.Take("value");
        if (op is not { } known) return Broken;
        if (known.TakesNone())
        {
            if (value is not null) json.Report("rule.value-not-taken", "value", known.Name());
            return new(known);
        }

        if (!known.TakesSeveral()) return One(json, known, value) is { } one ? new(known, one) : Broken;
        if (value is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() == 0)
        {
            json.Report("rule.list", "value");
            return Broken;
        }

        return new(known, [.. list.EnumerateArray().Select(item => One(json, known, item)).OfType<RuleValue>()]);
    }

    private static RuleValue? One(RuleNode json, Operator op, JsonElement? value)
    {
        var (read, code) = op switch
        {
            _ when op.IsNumeric() => (Number(value), "rule.number"),
            _ when op.IsTemporal() => (value is { ValueKind: JsonValueKind.String } text ? DateValues.Parse(text.GetString()!) : null, "rule.date"),
            _ => (Any(value), "rule.value"),
        };
        if (read is null) json.Report(code, "value");
        return read;
    }

    private static RuleValue? Any(JsonElement? value) => value?.ValueKind switch
    {
        JsonValueKind.String => new RuleValue.Text(value.Value.GetString()!),
        JsonValueKind.True or JsonValueKind.False => new RuleValue.Flag(value.Value.GetBoolean()),
        _ => Number(value),
    };

    private static RuleValue.Number? Number(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var amount) ? new RuleValue.Number(amount) : null;
}
