using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Shared.Fields;

/// <summary>What the example would read: the template is rendered as it is when it leaves, and nothing leaves.</summary>
public sealed partial class TemplatePreview(MessageRenderer render)
{
    [Parameter, EditorRequired] public MessageTemplate Template { get; set; } = null!;
    [Parameter, EditorRequired] public string Channel { get; set; } = "";
    [Parameter, EditorRequired] public FieldContext Context { get; set; } = null!;

    private RenderResult? Rendered { get; set; }

    private string Caption => Context.Sample?.Name is { } name ? L["Preview.For", name] : "";

    protected override void OnParametersSet() => Rendered = Context.Sample is { Name: not null } sample ? Render(sample) : null;

    private RenderResult Render(FieldSample sample)
    {
        var instance = sample.Records.GetValueOrDefault(RecordKinds.CouponInstance);
        var coupon = sample.Member.Coupons.FirstOrDefault(fact => fact.Instance == instance)?.Coupon;
        return render(new RenderRequest
        {
            Template = Template,
            Channel = Channel,
            Member = sample.Member,
            Session = sample.Session,
            Coupon = coupon is null ? null : Context.Content.Coupon(coupon),
            Records = sample.Records,
            Values = Context.Values.ToDictionary(name => name, AttributeValue (name) => new AttributeValue.Text($"[{name}]")),
            Now = Context.Now,
        });
    }

    private string Masked(string text) => Context.Sample!.Mask.Text(text);

    private string Reason(RenderResult.Refused refused) => refused.Code switch
    {
        "template.missingValue" => L["Preview.Missing", refused.Detail],
        "template.noVariant" => L["Preview.NoVariant"],
        _ => L["Preview.Broken", refused.Detail],
    };
}
