using System.Collections.Immutable;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Activities.WaitUntil;

/// <summary>Holds the member until a time of day, a moment, or a date of theirs.</summary>
public sealed class WaitUntilActivity : ActivityKind<WaitUntilSettings>
{
    private const string Passed = "Passed";
    private const string NoDate = "NoDate";
    private const string CalledOff = "session-cancelled";

    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.WaitUntil",
        Family = ActivityFamily.Wait,
        Parks = true,
        Fields = WaitUntilSettings.Fields,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Problem> Check(WaitUntilSettings settings) => WaitUntilChecks.Find(settings);

    /// <inheritdoc/>
    protected override ImmutableArray<Port> Ports(WaitUntilSettings settings)
    {
        var ports = ImmutableArray.Create(new Port(Port.Done));
        if (settings.CanBePast && settings.WhenPast == WaitUntilSettings.LeaveByPassed) ports = ports.Add(new Port(Passed));
        return settings.Mode == WaitUntilSettings.Date ? ports.Add(new Port(NoDate, MayEnd: true)) : ports;
    }

    /// <summary>The date, and the zone in which a time of day is meant.</summary>
    protected override ImmutableArray<string> Watches(WaitUntilSettings settings) =>
        settings.Mode == WaitUntilSettings.Date ? DateAnchors.Events(settings.Anchor) : ChangeEvents.Names("member", "updated");

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(WaitUntilSettings settings) =>
        settings.Mode == WaitUntilSettings.Date ? DateAnchors.Needs(settings.Anchor, settings.Attribute) : SnapshotNeeds.None;

    /// <inheritdoc/>
    protected override Outcome Execute(WaitUntilSettings settings, ActivityContext context) => settings.Mode switch
    {
        WaitUntilSettings.Date => UntilDate(settings, context),
        WaitUntilSettings.Moment => Until(settings, context, LocalMoment.Resolve(settings.On, context.Zone)!.Value, context.Zone, []),
        _ => Wait(settings.Window.Next(context.ArrivedAt, context.Zone), []),
    };

    /// <inheritdoc/>
    protected override string Summarise(WaitUntilSettings settings, SummaryContext context) => WaitUntilWords.Say(settings, context);

    private static Outcome UntilDate(WaitUntilSettings settings, ActivityContext context)
    {
        var ofSession = DateAnchors.RecordOf(settings.Anchor) == RecordKinds.Session;
        if (ofSession && context.Session is { Cancelled: true }) return new Outcome.Complete(CalledOff) { Values = [new DecidingValue(settings.Anchor, CalledOff)] };
        var date = DateAnchors.Find(settings.Anchor, settings.Attribute, context.Member, context.Records, context.Session);
        ImmutableArray<DecidingValue> values = [new DecidingValue(settings.Attribute.Length > 0 ? settings.Attribute : settings.Anchor, date?.ToText() ?? "")];
        if (date is null) return new Outcome.Continue(NoDate) { Values = values };
        var zone = ofSession && Zones.Find(context.Session!.Zone).TryGet(out var place) ? place : context.Zone;
        var moment = date is AttributeValue.Date day ? settings.Away.From(day.Value, zone) : settings.Away.From(((AttributeValue.Instant)date).Value, zone);
        return Until(settings, context, moment, zone, values);
    }

    /// <summary>Past is what was past when the member arrived: a date that moves to where they would have been waiting lets them go on.</summary>
    private static Outcome Until(WaitUntilSettings settings, ActivityContext context, DateTimeOffset moment, TimeZoneInfo zone, ImmutableArray<DecidingValue> values)
    {
        if (moment > context.ArrivedAt) return Wait(moment, values);
        values = [.. values, new DecidingValue(DecidingValue.Until, new AttributeValue.Instant(moment).ToText())];
        var closes = settings.OpenFor?.After(moment, zone) ?? moment;
        if (closes >= context.ArrivedAt || settings.WhenPast is not (WaitUntilSettings.LeaveByPassed or WaitUntilSettings.Exit)) return new Outcome.Continue(Port.Done) { Values = values };
        return settings.WhenPast == WaitUntilSettings.LeaveByPassed
            ? new Outcome.Continue(Passed) { Values = values }
            : new Outcome.Complete("date-passed") { Values = values };
    }

    /// <summary>Every such wait is resolved again when what it stands on changes: the date, the member's zone, the rules of the zone.</summary>
    private static Outcome.WaitUntil Wait(DateTimeOffset moment, ImmutableArray<DecidingValue> values) => new(moment, Port.Done) { Follows = true, Values = values };
}
