using JourneyStudio.Engine.Definitions;

namespace JourneyStudio.Engine.Rules;

/// <summary>Writes <c>op</c> and <c>value</c>.</summary>
internal static class ComparisonWriter
{
    public static void Write(CanonicalWriter json, Comparison comparison)
    {
        json.Property("op", comparison.Op.Name());
        if (comparison.Op.TakesSeveral()) json.Items("value", comparison.Values, Value);
        else if (!comparison.Op.TakesNone()) json.Item("value", comparison.Values[0], Value);
    }

    private static void Value(CanonicalWriter json, RuleValue value)
    {
        switch (value)
        {
            case RuleValue.Number number:
                json.Write(number.Value);
                break;
            case RuleValue.Flag flag:
                json.Write(flag.Value);
                break;
            default:
                json.Write(value.ToText());
                break;
        }
    }
}
