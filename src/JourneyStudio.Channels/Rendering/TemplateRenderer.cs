using System.Collections.Immutable;
using HandlebarsDotNet;
using JourneyStudio.Channels.Links;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Channels.Rendering;

/// <summary>Renders message templates with Handlebars; <see cref="Render(RenderRequest)"/> is the product's <see cref="MessageRenderer"/>.</summary>
public sealed class TemplateRenderer(LinkBuilder links)
{
    public RenderResult Render(RenderRequest request)
    {
        if (request.Template.Variant(request.Channel, request.Member.Language) is not { } variant)
            return new RenderResult.Refused("template.noVariant", request.Channel);
        try
        {
            return Render(request, variant);
        }
        catch (MissingValueException e)
        {
            return new RenderResult.Refused("template.missingValue", e.Name);
        }
        catch (HandlebarsException e)
        {
            return new RenderResult.Refused("template.broken", e.Message);
        }
    }

    private RenderResult Render(RenderRequest request, MessageVariant variant)
    {
        var data = MergeData.From(request, variant.Language);
        var context = new LinkContext(links, request);
        var fields = ImmutableArray.CreateBuilder<MessageField>();
        foreach (var field in variant.Fields.IsDefault ? [] : variant.Fields)
        {
            var value = Text(field.Text)!;
            if (request.Channel == ChannelKeys.WeChatTemplate)
            {
                if (WeChatFields.Fit(field.Name, value) is not { } fitting)
                    return new RenderResult.Refused("template.fieldTooLong", $"{field.Name}: {value}");
                value = fitting;
            }
            fields.Add(field with { Text = value });
        }
        return new RenderResult.Ready(new RenderedMessage(
            request.Channel,
            variant.Language,
            OneLine(Text(variant.Subject)),
            Text(variant.Text),
            variant.Html is null ? null : TemplateEnvironment.Html.Render(variant.Html, data, context),
            variant.TemplateId,
            fields.ToImmutable(),
            Text(variant.Link))
        {
            UnsubscribeLink = request.Template.Class == MessageClass.Marketing ? context.Unsubscribe() : null,
        });

        string? Text(string? template) => template is null ? null : TemplateEnvironment.PlainText.Render(template, data, context);
    }

    /// <summary>A subject is a header: a line break in a merged value must not start another one.</summary>
    private static string? OneLine(string? text) =>
        text is null ? null : string.Join(' ', text.Split(['\r', '\n', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
