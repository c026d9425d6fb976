using System.Collections.Immutable;
using System.Text.Json;

namespace JourneyStudio.Engine.Definitions.Elsa;

/// <summary>The inputs of one activity of Elsa: bare values, or wrapped with an expression. What is not understood is gathered as a problem, never guessed.</summary>
public sealed class ElsaInputs
{
    private static readonly ImmutableHashSet<string> Housekeeping =
        [ElsaMapping.Called, "id", "nodeId", "name", "canStartWorkflow", "runAsynchronously", "result", "activities", "connections", "variables", "then", "else", "cases", "default"];

    private readonly Activity activity;
    private readonly ElsaVariables variables;
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Problem> problems = [];

    internal ElsaInputs(Activity activity, ElsaVariables variables) => (this.activity, this.variables) = (activity, variables);

    /// <summary>Names of the cases, where it is a switch.</summary>
    public IReadOnlyList<string> Cases => [.. ElsaBranches.Labels(activity)];

    /// <summary>Logical id of the workflow that it calls; null when it names none.</summary>
    public string? Workflow => Text(ElsaMapping.Called);

    internal IReadOnlyList<Problem> Problems => problems;

    /// <summary>Whether an input says anything, understood or not.</summary>
    public bool Has(string name) => Find(name) is { } input && (input.ValueKind == JsonValueKind.False || Says(input));

    /// <summary>The variable that an input names, which is not wrapped; null when it names none.</summary>
    public ElsaVariable? Variable(string name)
    {
        taken.Add(name);
        return Find(name) is { } input ? variables.Find(input) : null;
    }

    /// <summary>The value of an input; null when it is absent, empty or not understood.</summary>
    public JsonElement? Value(string name)
    {
        taken.Add(name);
        if (Find(name) is not { } input) return null;
        if (input.ValueKind != JsonValueKind.Object || !input.TryGetProperty("expression", out var expression)) return Present(input);
        if (expression.ValueKind != JsonValueKind.Object) return null;
        var type = expression.TryGetProperty("type", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString()! : "Literal";
        if (!expression.TryGetProperty("value", out var value) || Present(value) is not { } given) return null;
        if (Understood(type, given) is { } understood) return understood;
        Note("import.expression", name, type);
        return null;
    }

    /// <summary>The same as text; numbers and yes/no as they are written.</summary>
    /// <param name="name">Name of the input.</param>
    /// <param name="read">What becomes of the text; null when it cannot be said here, which is noted.</param>
    public string? Text(string name, Func<string, string?>? read = null)
    {
        if (Value(name) is not { } value) return null;
        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
        {
            Note("import.value", name);
            return null;
        }

        var text = value.ToString();
        if (read is null) return text;
        var said = read(text);
        if (said is null) Note("import.unsaid", text);
        return said;
    }

    /// <summary>Notes what is to be looked at.</summary>
    /// <param name="code">Code of the problem.</param>
    /// <param name="arguments">Its arguments.</param>
    public void Note(string code, params ImmutableArray<string> arguments) =>
        problems.Add(new Problem(code, arguments) { Activity = activity.Id, Severity = ProblemSeverity.Warns });

    /// <summary>One finding for all inputs that nobody asked for and that say something.</summary>
    internal IEnumerable<Problem> Leftovers()
    {
        var left = activity.Settings.Items.Where(item => !taken.Contains(item.Key) && !Housekeeping.Contains(item.Key) && Says(item.Value)).Select(item => item.Key).ToList();
        return left.Count == 0 ? [] : [new Problem("import.left-out", string.Join(", ", left)) { Activity = activity.Id, Severity = ProblemSeverity.Warns }];
    }

    private JsonElement? Understood(string type, JsonElement value)
    {
        switch (type)
        {
            case "Literal":
                return value;
            case "Object" when value.ValueKind == JsonValueKind.String:
                return Parsed(value.GetString()!);
            case "Variable" when ElsaVariables.Name(value) is { } variable && variables.Constants.TryGetValue(variable, out var constant):
                return constant;
            default:
                return null;
        }
    }

    private JsonElement? Find(string name) =>
        activity.Settings.Items.Where(item => item.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(item => (JsonElement?)item.Value).FirstOrDefault();

    private static JsonElement? Present(JsonElement value) =>
        value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined || (value.ValueKind == JsonValueKind.String && value.GetString()!.Length == 0) ? null : value;

    private static bool Says(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object) return Present(value) is not null && value.ValueKind != JsonValueKind.False;
        return value.TryGetProperty("expression", out var expression) && expression.ValueKind == JsonValueKind.Object && expression.TryGetProperty("value", out var given) && Present(given) is not null;
    }

    private static JsonElement? Parsed(string json)
    {
        try
        {
            return JsonElement.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
