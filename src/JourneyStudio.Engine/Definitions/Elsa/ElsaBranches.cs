using System.Collections.Immutable;
using System.Text.Json;

namespace JourneyStudio.Engine.Definitions.Elsa;

/// <summary>The ways out of a decision or a fork, and what it nests behind each of them.</summary>
internal static class ElsaBranches
{
    private const string Any = "WaitAny";

    /// <summary>Ports with what stands behind them; empty for any other activity.</summary>
    public static ImmutableArray<(string Port, JsonElement? Nested)> Of(Activity activity) => activity.Type switch
    {
        "Elsa.If" => [("True", Nested(activity.Settings["then"])), ("False", Nested(activity.Settings["else"]))],
        "Elsa.Switch" => [.. Cases(activity).Select(one => (Label(one)!, Nested(Child(one)))), ("Default", Nested(activity.Settings["default"]))],
        _ => [],
    };

    /// <summary>Names of the cases of a switch.</summary>
    public static IEnumerable<string> Labels(Activity activity) => Cases(activity).Select(one => Label(one)!);

    /// <summary>The setting in which a fork nests its branches; null for any other activity.</summary>
    public static string? Parallel(Activity activity) => activity.Type switch
    {
        "Elsa.Parallel" => "activities",
        "Elsa.Fork" => "branches",
        _ => null,
    };

    /// <summary>How the branches of a fork that nests them come together: all of them, unless it says that the first is enough.</summary>
    public static string JoinMode(Activity fork) =>
        fork.Settings["joinMode"] is { } mode && (mode.ToString() == "1" || mode.GetRawText().Contains(Any, StringComparison.Ordinal)) ? Any : "WaitAll";

    private static IEnumerable<JsonElement> Cases(Activity activity) =>
        activity.Settings["cases"] is { ValueKind: JsonValueKind.Array } cases ? cases.EnumerateArray().Where(one => Label(one) is not null) : [];

    private static string? Label(JsonElement one) =>
        one.ValueKind == JsonValueKind.Object && one.TryGetProperty("label", out var label) && label.ValueKind == JsonValueKind.String && label.GetString() is { Length: > 0 } text ? text : null;

    private static JsonElement? Child(JsonElement one) => one.TryGetProperty("activity", out var child) ? child : null;

    private static JsonElement? Nested(JsonElement? setting) => setting is { ValueKind: JsonValueKind.Object } ? setting : null;
}
