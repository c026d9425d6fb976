using System.Collections.Immutable;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions.Elsa;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Activities.Webhook;

/// <summary>Settings of <see cref="WebhookActivity"/>.</summary>
public sealed record WebhookSettings
{
    /// <summary>Address that is called.</summary>
    public string Url { get; init; } = "";

    /// <summary>Name of what happened, for the receiver. Default: <c>journey.reached</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Keys of attributes to send along.</summary>
    public ImmutableArray<string> Attributes { get; init; } = [];

    /// <summary>True holds the member until the answer is there.</summary>
    public bool Wait { get; init; }

    /// <summary>Longest wait for the answer. Default: an hour.</summary>
    public Duration? Timeout { get; init; }
}

/// <summary>Tells another system about the member, and waits for its answer if asked to.</summary>
public sealed class WebhookActivity : ActivityKind<WebhookSettings>
{
    private const string Answered = "webhook.answered";
    private const string TimedOut = "Timeout";

    private static readonly string[] Told = ["status", "reason"];
    private static readonly Duration DefaultTimeout = new() { Hours = 1 };

    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.Webhook",
        Family = ActivityFamily.Action,
        Fields =
        [
            Field.Text("url") with { Required = true },
            Field.Text("kind"),
            Field.Texts("attributes"),
            Field.Flag("wait") with { Group = FieldGroup.When },
            Field.Duration("timeout"),
        ],
        Elsa = [ElsaCounterpart.Of("Elsa.SendHttpRequest", "url", "url"), ElsaCounterpart.Of("Elsa.FlowSendHttpRequest", "url", "url")],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Problem> Check(WebhookSettings settings)
    {
        if (settings.Url.Length > 0 && !(Uri.TryCreate(settings.Url, UriKind.Absolute, out var url) && url.Scheme is "https" or "http"))
            yield return new Problem("webhook.url", settings.Url);
    }

    /// <inheritdoc/>
    protected override ImmutableArray<Port> Ports(WebhookSettings settings) =>
        settings.Wait ? [new Port(Port.Done), new Port(FailedPort, MayEnd: true), new Port(TimedOut, MayEnd: true)] : [new Port(Port.Done, MayEnd: true)];

    /// <inheritdoc/>
    protected override ImmutableArray<string> Listens(WebhookSettings settings) => settings.Wait ? [Answered] : [];

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(WebhookSettings settings) => SnapshotNeeds.None with { Attributes = [.. settings.Attributes] };

    /// <inheritdoc/>
    protected override Outcome Execute(WebhookSettings settings, ActivityContext context)
    {
        var timeout = (settings.Timeout ?? DefaultTimeout).After(context.ArrivedAt, context.Zone);
        var call = new Effect.CallWebhook(settings.Url, WebhookBody.Write(settings, context), context.Records, settings.Wait ? timeout : context.Now + Sending.DefaultExpiry);
        return settings.Wait
            ? new Outcome.WaitForEvent(Answered, Port.Done, timeout, TimedOut) { Effects = [call] }
            : Outcome.By(Port.Done, call);
    }

    /// <inheritdoc/>
    protected override Match Matches(WebhookSettings settings, ActivityContext context, MemberEvent occurred)
    {
        if (occurred.Record(EventProperties.Effect) != context.EffectKey(0))
            return Match.No;
        ImmutableArray<DecidingValue> values = [.. Told.Where(name => occurred.Properties.ContainsKey(name)).Select(name => new DecidingValue(name, occurred.Record(name)!))];
        return new Match(true, values, occurred.Record("ok") == "true" ? Port.Done : FailedPort);
    }

    /// <inheritdoc/>
    protected override string Summarise(WebhookSettings settings, SummaryContext context)
    {
        var host = Uri.TryCreate(settings.Url, UriKind.Absolute, out var url) ? url.Host : context.Missing;
        return context.Say(settings.Wait ? "summary.wait" : "summary", host);
    }
}
