using System.Text.Json;
using AngleSharp.Dom;
using Bunit;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Web.Shared.Fields;
using JourneyStudio.Web.Shared.Tags;

namespace JourneyStudio.Web.Tests.Shared.Fields;

/// <summary>Every editor is named by its label and described by its hint and by what is wrong with it.</summary>
public sealed class FieldTieTests(StudioHost host) : IClassFixture<StudioHost>
{
    private static readonly Dictionary<FieldKind, (Field Field, string Value)> Made = new()
    {
        [FieldKind.Text] = (Field.Text("f"), "\"a\""),
        [FieldKind.LongText] = (Field.LongText("f"), "\"a\""),
        [FieldKind.Number] = (Field.Number("f"), "1"),
        [FieldKind.Flag] = (Field.Flag("f"), "true"),
        [FieldKind.Choice] = (Field.Choice("f", "a", "b"), "\"a\""),
        [FieldKind.Duration] = (Field.Duration("f"), "\"P1DT2H\""),
        [FieldKind.EventName] = (Field.EventName("f"), "\"order.paid\""),
        [FieldKind.Rule] = (Field.Rule("f"), """{"tag":"vip"}"""),
        [FieldKind.Tags] = (Field.Tags("f"), """["vip"]"""),
        [FieldKind.Template] = (Field.Template("f", "sms"), "\"none\""),
        [FieldKind.Channels] = (Field.Channels("f", "sms", "email"), """["sms"]"""),
        [FieldKind.Coupon] = (Field.Coupon("f"), "\"none\""),
        [FieldKind.Form] = (Field.Form("f"), "\"none\""),
        [FieldKind.Choices] = (Field.Several("f", "a", "b"), """["a"]"""),
        [FieldKind.Texts] = (Field.Texts("f"), """["a"]"""),
        [FieldKind.Cases] = (Field.Cases("f"), """[{"name":"A","rule":{"tag":"vip"}}]"""),
        [FieldKind.Branches] = (Field.Branches("f"), """[{"name":"A","percent":100}]"""),
        [FieldKind.Journey] = (Field.Journey("f"), "\"none\""),
        [FieldKind.Attribute] = (Field.Attribute("f"), "\"none\""),
        [FieldKind.ValueName] = (Field.ValueName("f"), "\"greeting\""),
        [FieldKind.Segment] = (Field.Segment("f"), "\"none\""),
        [FieldKind.Time] = (Field.Time("f"), "\"10:00\""),
        [FieldKind.Moment] = (Field.Moment("f"), "\"2026-12-01T09:00\""),
        [FieldKind.Zone] = (Field.Zone("f"), "\"Asia/Shanghai\""),
        [FieldKind.Cron] = (Field.Cron("f"), "\"30 9 * * MON\""),
    };

    public static TheoryData<FieldKind> Kinds => [.. Enum.GetValues<FieldKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Editor_OfEveryKind_IsTiedToItsWords(FieldKind kind)
    {
        using var context = Pages.Over(host, typeof(TagMaking), typeof(JourneyOverviews));

        var wrong = Render(context, kind, [new PlacedProblem(null, "Wrong")]);
        var tied = wrong.Find("[aria-describedby]");
        Assert.Contains("Explained", Described(wrong, tied), StringComparison.Ordinal);
        Assert.Contains("Wrong", Described(wrong, tied), StringComparison.Ordinal);
        Assert.NotEmpty(wrong.FindAll("input[aria-invalid=true], select[aria-invalid=true], textarea[aria-invalid=true]"));
        Assert.Contains("Named", Name(wrong, tied), StringComparison.Ordinal);

        var well = Render(context, kind, []);
        Assert.DoesNotContain("-problems", well.Find("[aria-describedby]").GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Empty(well.FindAll("[aria-invalid]"));
    }

    private static IRenderedComponent<FieldEditor> Render(BunitContext context, FieldKind kind, IReadOnlyList<PlacedProblem> problems) => context.Render<FieldEditor>(p => p
        .Add(x => x.Field, Made[kind].Field).Add(x => x.Id, "field-f").Add(x => x.Label, "Named").Add(x => x.Hint, "Explained").Add(x => x.Value, JsonElement.Parse(Made[kind].Value))
        .Add(x => x.Choices, [.. Made[kind].Field.Choices.Select(choice => KeyValuePair.Create(choice, choice))])
        .Add(x => x.Problems, problems).Add(x => x.Context, new FieldContext(ContentCatalog.Empty, "en")));

    /// <summary>Text of all that it refers to; an id that nothing has breaks the test.</summary>
    private static string Described(IRenderedComponent<FieldEditor> editor, IElement element) =>
        string.Join(' ', element.GetAttribute("aria-describedby")!.Split(' ').Select(id => editor.Find($"#{id}").TextContent));

    private static string Name(IRenderedComponent<FieldEditor> editor, IElement element) =>
        element.GetAttribute("aria-labelledby") is { } label ? editor.Find($"#{label}").TextContent
        : element.TagName == "FIELDSET" ? element.QuerySelector("legend")!.TextContent
        : editor.Find($"label[for={element.Id}]").TextContent;
}
