using System.Collections.Immutable;
using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Activities;

/// <summary>A kind of activity with typed settings. The settings are a record with one <c>init</c> property for each field of the schema; a field that is
/// absent leaves the property's default.</summary>
/// <typeparam name="TSettings">The settings.</typeparam>
public abstract class ActivityKind<TSettings> : ActivityKind
    where TSettings : class, new()
{
    private SettingsBinder<TSettings>? binder;

    /// <inheritdoc/>
    public sealed override BoundActivity Bind(Activity definition)
    {
        binder ??= new SettingsBinder<TSettings>(Descriptor.Fields);
        var (settings, problems) = binder.Read(definition);
        return new Bound(definition, this, settings, [.. problems, .. Check(settings).Select(problem => problem with { Activity = definition.Id })]);
    }

    /// <summary>Problems that concern several settings together.</summary>
    protected virtual IEnumerable<Problem> Check(TSettings settings) => [];

    /// <summary>Outputs for these settings; by default the single port <c>Done</c>.</summary>
    protected virtual ImmutableArray<Port> Ports(TSettings settings) => [new Port(Port.Done)];

    /// <summary>Names of the events that it lets in on or waits for; none by default.</summary>
    protected virtual ImmutableArray<string> Listens(TSettings settings) => [];

    /// <summary>Names of the events after which a parked token may decide differently (see <see cref="Rules.RuleReads.Events"/>); none by default.</summary>
    protected virtual ImmutableArray<string> Watches(TSettings settings) => [];

    /// <summary>What it reads of a member; nothing by default.</summary>
    protected virtual SnapshotNeeds Needs(TSettings settings) => SnapshotNeeds.None;

    /// <summary>How a trigger starts without an event from outside; null, by default, when it does not.</summary>
    protected virtual ClockSpec? Clock(TSettings settings) => null;

    /// <summary>Whether a trigger lets staff in, and not only members; it does not by default.</summary>
    protected virtual bool TakesStaff(TSettings settings) => false;

    /// <summary>Decides.</summary>
    protected abstract Outcome Execute(TSettings settings, ActivityContext context);

    /// <summary>Whether the event is one that it lets in on or waits for; any with a name in <see cref="Listens"/> by default.</summary>
    protected virtual Match Matches(TSettings settings, ActivityContext context, MemberEvent occurred) => Match.Yes;

    /// <summary>The time from which an event counts for a wait; by default a little before the token's arrival (<see cref="BoundActivity.Slack"/>).</summary>
    protected virtual DateTimeOffset TakesFrom(TSettings settings, ActivityContext context) => context.ArrivedAt - BoundActivity.Slack;

    /// <summary>What it does, in one line of words.</summary>
    protected abstract string Summarise(TSettings settings, SummaryContext context);

    private sealed class Bound(Activity definition, ActivityKind<TSettings> kind, TSettings settings, ImmutableArray<Problem> problems)
        : BoundActivity(definition, kind, problems)
    {
        public override ImmutableArray<Port> Ports { get; } = kind.Ports(settings);

        public override ImmutableArray<string> Listens { get; } = kind.Listens(settings);

        public override ImmutableArray<string> Watches { get; } = kind.Watches(settings);

        public override SnapshotNeeds Needs { get; } = kind.Needs(settings);

        public override ClockSpec? Clock { get; } = problems.IsEmpty ? kind.Clock(settings) : null;

        public override bool TakesStaff { get; } = kind.TakesStaff(settings);

        public override PropertyBag Settings => kind.binder!.Write(settings);

        public override Outcome Execute(ActivityContext context) => kind.Execute(settings, context);

        public override Match Matches(ActivityContext context, MemberEvent occurred) => kind.Matches(settings, context, occurred);

        public override DateTimeOffset TakesFrom(ActivityContext context) => kind.TakesFrom(settings, context);

        public override string Summarise(SummaryContext context) => kind.Summarise(settings, context);
    }
}
