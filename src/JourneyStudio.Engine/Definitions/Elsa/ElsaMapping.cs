using System.Collections.Immutable;
using System.Text.Json;
using JourneyStudio.Engine.Activities;

namespace JourneyStudio.Engine.Definitions.Elsa;

/// <summary>
/// Turns Elsa's own activities that have an obvious meaning here into ours, so that a plain Elsa flow can run: nested activities become connections, forks become several connections
/// of one port. What has no counterpart stays as it is. The original settings of what was turned stay under <c>customProperties.elsa</c>.
/// </summary>
public static class ElsaMapping
{
    internal const string Called = "workflowDefinitionId";
    private const string Original = "elsa";
    private const string Prefix = "Elsa.";

    /// <summary>Maps a definition as it was read; one without activities of Elsa comes back as it is.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="catalog">The kinds of activities, which say what they take the place of.</param>
    /// <param name="limits">How much may come of it; the defaults of a file unless told.</param>
    /// <returns>The definition and what became of Elsa's activities; problem <c>json.many</c> when more comes of what is nested than a definition may hold.</returns>
    public static Result<MappedDefinition> Map(JourneyDefinition definition, ActivityCatalog catalog, JsonLimits? limits = null) =>
        ElsaUnfolding.Of(definition, limits ?? JsonLimits.Default).Then(unfolding => Map(definition, unfolding, catalog, limits ?? JsonLimits.Default));

    private static Result<MappedDefinition> Map(JourneyDefinition definition, ElsaUnfolding unfolding, ActivityCatalog catalog, JsonLimits limits)
    {
        var inbound = unfolding.Connections.Select(connection => connection.Target).ToHashSet(StringComparer.Ordinal);
        var variables = new ElsaVariables(definition, unfolding.Activities);
        return ElsaBeginnings.Of(unfolding, variables, IsTrigger, limits).Then(beginnings => Result.Ok(Map(definition, unfolding, beginnings, variables, catalog)));

        bool IsTrigger(Activity activity) =>
            catalog.Find(Counterpart(activity, Starts(activity) || !inbound.Contains(activity.Id), catalog).Kind ?? activity.Type)?.Descriptor.Family == ActivityFamily.Trigger;
    }

    private static MappedDefinition Map(JourneyDefinition definition, ElsaUnfolding unfolding, ElsaBeginnings beginnings, ElsaVariables variables, ActivityCatalog catalog)
    {
        var inbound = beginnings.Connections.Select(connection => connection.Target).ToHashSet(StringComparer.Ordinal);
        var ports = new Dictionary<string, ImmutableDictionary<string, string>>(StringComparer.Ordinal);
        var activities = ImmutableArray.CreateBuilder<Activity>();
        var report = ImmutableArray.CreateBuilder<ImportedActivity>();
        foreach (var activity in beginnings.Activities)
        {
            var inputs = new ElsaInputs(activity, variables);
            var (kind, counterpart) = Counterpart(activity, Starts(activity) || !inbound.Contains(activity.Id), catalog);
            if (counterpart is not null) ports[activity.Id] = counterpart.Ports;
            activities.Add(counterpart is null ? activity : Turned(activity, kind!, counterpart.Settings(inputs)));
            if (beginnings.IsDrawn(activity)) inputs.Note("import.begins", inputs.Variable("variable")!.Name);
            if (IsElsa(activity)) report.Add(Report(activity, kind, inputs));
        }

        return new MappedDefinition(
            definition with
            {
                Root = unfolding.Root,
                Activities = activities.ToImmutable(),
                Connections = [.. beginnings.Connections.Select(connection => connection with { SourcePort = Port(connection) })],
            },
            [.. report, .. unfolding.Report]);

        string Port(Connection connection) =>
            ports.TryGetValue(connection.Source, out var renamed) && renamed.TryGetValue(connection.SourcePort, out var port) ? port : connection.SourcePort;
    }

    private static bool Starts(Activity activity) =>
        (activity.CustomProperties["canStartWorkflow"] ?? activity.Settings["canStartWorkflow"]) is { ValueKind: JsonValueKind.True };

    private static bool IsElsa(Activity activity) => activity.Type.StartsWith(Prefix, StringComparison.Ordinal) || activity.Settings.Text(Called) is not null;

    /// <summary>The kind that takes its place, and how.</summary>
    private static (string? Kind, ElsaCounterpart? Counterpart) Counterpart(Activity activity, bool starts, ActivityCatalog catalog)
    {
        if (!IsElsa(activity)) return (null, null);
        var found = from kind in catalog.Kinds from one in kind.Descriptor.Elsa where one.Starts is not { } only || only == starts select (kind.Descriptor.Type, one);
        var fitting = found.Where(one => one.one.Type == activity.Type || (one.one.Type == ElsaCounterpart.Workflow && !activity.Type.StartsWith(Prefix, StringComparison.Ordinal)));
        return fitting.Select(one => ((string?)one.Type, (ElsaCounterpart?)one.one)).FirstOrDefault();
    }

    private static Activity Turned(Activity activity, string kind, PropertyBag settings) => activity with
    {
        Type = kind,
        Version = 1,
        NodeId = null,
        Settings = settings,
        CustomProperties = activity.CustomProperties.Set(Original, activity.Settings.Set("type", activity.Type).ToElement()),
    };

    private static ImportedActivity Report(Activity activity, string? kind, ElsaInputs inputs) => kind is null
        ? new(activity.Id, activity.DisplayText, activity.Type, null, ActivityFate.Kept, [new Problem("import.no-counterpart", activity.Type) { Activity = activity.Id, Severity = ProblemSeverity.Warns }])
        : new(activity.Id, activity.DisplayText, activity.Type, kind, ActivityFate.Mapped, [.. inputs.Problems, .. inputs.Leftovers()]);
}
