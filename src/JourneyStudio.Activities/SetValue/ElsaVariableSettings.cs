using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Elsa;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Activities.SetValue;

/// <summary>What becomes of an activity that sets a variable of Elsa.</summary>
internal static class ElsaVariableSettings
{
    /// <summary>A value that is not understood leaves the setting empty; nothing at all clears the variable, as it does there.</summary>
    public static PropertyBag From(ElsaInputs inputs)
    {
        var settings = PropertyBag.Empty;
        var variable = inputs.Variable("variable");
        if (variable is not null && JourneyValues.IsName(variable.Name)) settings = settings.Set("key", variable.Name);
        else if (variable is not null) inputs.Note("value.name", variable.Name);
        if (!inputs.Has("value")) return settings.Set("change", SetValueActivity.Clear);
        settings = settings.Set("change", SetValueActivity.Set);
        var type = TypeOf(variable?.TypeName);
        if (inputs.Text("value", text => Read(type, text)) is { } value) settings = settings.Set("value", value);
        return type.Length == 0 ? settings : settings.Set("kind", type);
    }

    /// <summary>A moment of midnight is a date; any other time of day cannot be kept in one.</summary>
    private static string? Read(string type, string text)
    {
        var said = type switch
        {
            ValueTypes.Date when text.Length > 10 && text[10] == 'T' && text[11..].TrimEnd('Z').All(letter => letter is '0' or ':' or '.') => text[..10],
            ValueTypes.Flag => text.ToLowerInvariant(),
            _ => text,
        };
        return AttributeReading.Read(ValueTypes.Of(type), said) is null ? null : said;
    }

    private static string TypeOf(string? typeName) => typeName switch
    {
        "Int16" or "Int32" or "Int64" or "Long" or "Single" or "Double" or "Decimal" => ValueTypes.Number,
        "Boolean" => ValueTypes.Flag,
        "DateTime" or "DateTimeOffset" => ValueTypes.Date,
        _ => "",
    };
}
