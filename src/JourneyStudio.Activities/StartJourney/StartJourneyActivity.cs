using System.Collections.Immutable;
using System.Text.Json;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Elsa;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Activities.StartJourney;

/// <summary>Settings of <see cref="StartJourneyActivity"/>.</summary>
public sealed record StartJourneySettings
{
    /// <summary>Logical id of the journey.</summary>
    public string Journey { get; init; } = "";

    /// <summary>Whether to wait until it has ended.</summary>
    public bool Wait { get; init; }

    /// <summary>Longest wait; null waits for ever.</summary>
    public Duration? Timeout { get; init; }
}

/// <summary>Starts another journey for the member, with the records that this one carries, and waits for its end if asked to.</summary>
public sealed class StartJourneyActivity : ActivityKind<StartJourneySettings>
{
    private const string Completed = "Completed";
    private const string Left = "Left";
    private const string TimedOut = "Timeout";

    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.StartJourney",
        Family = ActivityFamily.Flow,
        Fields = [Field.Journey("journey") with { Required = true }, Field.Flag("wait"), Field.Duration("timeout") with { FromArrival = true }],
        Elsa =
        [
            Call(ElsaCounterpart.Workflow, _ => true),
            Call("Elsa.ExecuteWorkflow", _ => true),
            Call("Elsa.DispatchWorkflow", inputs => inputs.Text("waitForCompletion") is "True" or "true"),
        ],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<Port> Ports(StartJourneySettings settings)
    {
        var failed = new Port(ActivityKind.FailedPort, MayEnd: true);
        if (!settings.Wait) return [new Port(Port.Done, MayEnd: true), failed];
        return settings.Timeout is null ? [new Port(Completed), new Port(Left, MayEnd: true), failed] : [new Port(Completed), new Port(Left, MayEnd: true), new Port(TimedOut, MayEnd: true), failed];
    }

    /// <inheritdoc/>
    protected override ImmutableArray<string> Listens(StartJourneySettings settings) => settings.Wait ? [CalledJourneys.EndedEvent] : [];

    /// <inheritdoc/>
    protected override Outcome Execute(StartJourneySettings settings, ActivityContext context)
    {
        var start = new Effect.StartJourney(settings.Journey, context.Records);
        if (!settings.Wait) return Outcome.By(Port.Done, start);
        return new Outcome.WaitForEvent(CalledJourneys.EndedEvent, Completed, settings.Timeout?.After(context.ArrivedAt, context.Zone), TimedOut) { Effects = [start] };
    }

    /// <inheritdoc/>
    protected override Match Matches(StartJourneySettings settings, ActivityContext context, MemberEvent occurred)
    {
        if (occurred.Record(EventProperties.Effect) != context.EffectKey(0)) return Match.No;
        var state = occurred.Record(CalledJourneys.State) ?? "";
        return new Match(true, [new DecidingValue("journey", state)], state == EnrollmentStateNames.Of(EnrollmentState.Completed) ? Completed : Left);
    }

    /// <inheritdoc/>
    protected override string Summarise(StartJourneySettings settings, SummaryContext context)
    {
        var journey = settings.Journey.Length == 0 ? context.Missing : settings.Journey;
        return context.Say(settings.Wait ? "summary.wait" : "summary", journey);
    }

    private static ElsaCounterpart Call(string type, Func<ElsaInputs, bool> waits) => new ElsaCounterpart(type, inputs =>
    {
        var settings = inputs.Workflow is { } journey ? PropertyBag.Empty.Set("journey", journey) : PropertyBag.Empty;
        return waits(inputs) ? settings.Set("wait", JsonSerializer.SerializeToElement(true)) : settings;
    }).Renaming((Port.Done, Completed));
}
