using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using JourneyStudio.Engine.Definitions;

namespace JourneyStudio.Engine.Activities;

/// <summary>Reads the settings of an activity field by field, so that every field has its own error, and writes them back.</summary>
internal sealed class SettingsBinder<TSettings>
    where TSettings : class, new()
{
    private readonly ImmutableArray<(Field Field, PropertyInfo Property)> fields;

    /// <exception cref="InvalidOperationException">The schema names a field that the settings lack: a mistake in the kind.</exception>
    public SettingsBinder(ImmutableArray<Field> schema) =>
        fields = [.. schema.Select(field => (field, Property(field.Name)))];

    public (TSettings Settings, List<Problem> Problems) Read(Activity activity)
    {
        var settings = new TSettings();
        var problems = new List<Problem>();
        foreach (var (field, property) in fields)
        {
            if (activity.Settings[field.Name] is not { ValueKind: not JsonValueKind.Null } value)
            {
                if (field.Required) problems.Add(At(new Problem("setting.missing", field.Name), activity, field));
                continue;
            }

            var read = SettingValues.Read(field, value, property.PropertyType);
            if (!read.TryGet(out var result)) problems.AddRange(read.Problems.Select(problem => At(problem, activity, field)));
            else if (field.Required && IsEmpty(result)) problems.Add(At(new Problem("setting.missing", field.Name), activity, field));
            else property.SetValue(settings, result);
        }

        return (settings, problems);
    }

    public PropertyBag Write(TSettings settings) => PropertyBag.From(fields
        .Select(f => (f.Field, Value: f.Property.GetValue(settings)))
        .Where(f => f.Value is not null and not false && !IsEmpty(f.Value))
        .Select(f => KeyValuePair.Create(f.Field.Name, SettingValues.Write(f.Value!))));

    private static bool IsEmpty(object value) => value is "" or ImmutableArray<string> { IsDefaultOrEmpty: true } or ImmutableArray<SwitchCase> { IsDefaultOrEmpty: true } or ImmutableArray<SplitBranch> { IsDefaultOrEmpty: true };

    private static Problem At(Problem problem, Activity activity, Field field) => problem with { Activity = activity.Id, Field = field.Name };

    private static PropertyInfo Property(string name) =>
        typeof(TSettings).GetProperty(char.ToUpperInvariant(name[0]) + name[1..])
        ?? throw new InvalidOperationException($"{typeof(TSettings).Name} has no property for the field '{name}'.");
}
