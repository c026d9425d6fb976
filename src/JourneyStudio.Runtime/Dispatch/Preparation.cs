using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Dispatch;

/// <summary>Checks and renders a claimed message: it comes out ready to leave, or settled because it must not leave.</summary>
internal sealed class Preparation(MessageRenderer render, CarrierDirectory carriers, ILogger logger)
{
    public Prepared Prepare(PendingMessage message, PlanSet plans, DateTimeOffset now)
    {
        if (message.OutcomeUnknown && !carriers.For(message.Channel).RepeatsAreHarmless)
            return new Prepared.Settled(message, new Settlement.Unknown("interrupted") { Message = message.Id });
        // What may have left already is only repeated under its key: checking again could call a message suppressed that the member has read.
        if (!message.OutcomeUnknown && LastCheck.Judge(message, plans.Contact(message.Version), plans.Find(message.Version)?.Zone, now) is { } obstacle)
            return new Prepared.Settled(message, obstacle);
        if (message.Body is { } body)
            return new Prepared.ToSend(message, new RenderedMessage(message.Channel, message.Member.Language, null, body, null, null, [], null));
        if (plans.Content.Template(message.Template) is not { } template)
            return Suppressed(message, $"template.missing: {message.Template}");
        return Render(message, template, plans.Content, now) switch
        {
            RenderResult.Ready ready => new Prepared.ToSend(message, ready.Message),
            RenderResult.Refused refused => Suppressed(message, $"{refused.Code}: {refused.Detail}"),
            _ => new Prepared.Settled(message, new Settlement.Failed("template.error") { Message = message.Id }),
        };
    }

    /// <summary>It was not sent because of what it would have said: nothing failed, and the reason stands with it.</summary>
    private static Prepared.Settled Suppressed(PendingMessage message, string reason) => new(message, new Settlement.Suppressed(reason) { Message = message.Id });

    private RenderResult? Render(PendingMessage message, MessageTemplate template, ContentCatalog content, DateTimeOffset now)
    {
        var instance = message.Records.GetValueOrDefault(RecordKinds.CouponInstance);
        var coupon = message.Member.Coupons.FirstOrDefault(c => c.Instance == instance)?.Coupon;
        try
        {
            return render(new RenderRequest
            {
                Template = template,
                Channel = message.Channel,
                Member = message.Member,
                Session = message.Session,
                Coupon = coupon is null ? null : content.Coupon(coupon),
                Records = message.Records,
                Values = message.Values,
                Now = now,
            });
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            logger.RenderingFailed(exception, message.Template, message.Id);
            return null;
        }
    }
}

/// <summary>What came of preparing a message.</summary>
internal abstract record Prepared
{
    private Prepared() { }

    public sealed record ToSend(PendingMessage Pending, RenderedMessage Rendered) : Prepared;

    public sealed record Settled(PendingMessage Pending, Settlement Settlement) : Prepared;
}
