using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Engine.Members;
using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Dispatch;

/// <summary>Checks and renders a claimed message: it comes out ready to leave, or settled because it must not leave.</summary>
internal sealed class Preparation(MessageRenderer render, CarrierDirectory carriers, ILogger logger)
{
    public Prepared Prepare(PendingMessage message, ContentCatalog content, DateTimeOffset now)
    {
        if (message.OutcomeUnknown && !carriers.For(message.Channel).RepeatsAreHarmless)
            return new Prepared.Settled(new Settlement.Unknown("interrupted") { Message = message.Id });
        // What may have left already is only repeated under its key: checking again could call a message suppressed that the member has read.
        if (!message.OutcomeUnknown && LastCheck.Refuse(message, now) is { } refusal)
            return new Prepared.Settled(new Settlement.Suppressed(refusal) { Message = message.Id });
        if (content.Template(message.Template) is not { } template)
            return new Prepared.Settled(new Settlement.Failed($"template.missing: {message.Template}") { Message = message.Id });
        return Render(message, template, content, now) switch
        {
            RenderResult.Ready ready => new Prepared.ToSend(message, ready.Message),
            RenderResult.Refused refused => new Prepared.Settled(new Settlement.Failed($"{refused.Code}: {refused.Detail}") { Message = message.Id }),
            _ => new Prepared.Settled(new Settlement.Failed("template.error") { Message = message.Id }),
        };
    }

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

    public sealed record Settled(Settlement Settlement) : Prepared;
}
