using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Web.Features.Touchpoints.Answers;

namespace JourneyStudio.Web.Tests.Touchpoints;

public sealed class FormAnswersTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    private static readonly FormDefinition Form = new("signup", Both("Sign-up"), Both(""),
    [
        new FormField("name", FormFieldKind.Text, Both("Name"), Required: true),
        new FormField("phone", FormFieldKind.Phone, Both("Phone"), Required: true),
        new FormField("email", FormFieldKind.Email, Both("Email")),
        new FormField("baby", FormFieldKind.Choice, Both("Baby"), Required: true, Choices: [new("expecting", Both("On the way")), new("born", Both("Here"))]),
        new FormField("dueDate", FormFieldKind.Date, Both("Due"), Required: true, VisibleWhen: "baby=expecting", FromDay: 0, ToDay: 300),
        new FormField("birthDate", FormFieldKind.Date, Both("Born"), Required: true, VisibleWhen: "baby=born", FromDay: -2192, ToDay: 0),
        new FormField("guardian", FormFieldKind.Consent, Both("Guardian"), Required: true),
    ], Both("Send"), Both("Thanks"));

    private static readonly Dictionary<string, string> Complete = new()
    {
        ["name"] = " Yun Duoduo ",
        ["phone"] = "138 0000 0000",
        ["baby"] = "expecting",
        ["dueDate"] = "2027-03-02",
        ["guardian"] = "on",
    };

    [Fact]
    public void Read_CompleteForm_HasTypedValues()
    {
        var answers = Read(Complete);
        Assert.True(answers.Good);
        Assert.Equal(new AttributeValue.Text("Yun Duoduo"), answers.Values["name"]);
        Assert.Equal(new AttributeValue.Text("+8613800000000"), answers.Values["phone"]);
        Assert.Equal(new AttributeValue.Date(new DateOnly(2027, 3, 2)), answers.Values["dueDate"]);
        Assert.True(answers.Ticked("guardian"));
        Assert.DoesNotContain("birthDate", answers.Values.Keys);
    }

    [Fact]
    public void Read_HiddenField_IsIgnored() => Assert.DoesNotContain("birthDate", Read(With("birthDate", "2020-01-01")).Values.Keys);

    [Theory]
    [InlineData("name", "", "Problem.Required")]
    [InlineData("phone", "138 0000 000", "Problem.PhoneOneShort")]
    [InlineData("phone", "138 0000", "Problem.PhoneShort")]
    [InlineData("phone", "138 0000 00000", "Problem.PhoneLong")]
    [InlineData("phone", "238 0000 0000", "Problem.PhoneStart")]
    [InlineData("phone", "one three eight", "Problem.PhoneCharacters")]
    [InlineData("phone", "+49 12", "Problem.PhoneAbroad")]
    [InlineData("email", "no at sign", "Problem.Email")]
    [InlineData("baby", "", "Problem.Choose")]
    [InlineData("baby", "twins", "Problem.Choose")]
    [InlineData("dueDate", "2026-11-20", "Problem.DatePast")]
    [InlineData("dueDate", "2028-01-01", "Problem.DateLate")]
    [InlineData("dueDate", "soon", "Problem.Date")]
    [InlineData("guardian", "", "Problem.Agree")]
    public void Read_WrongAnswer_NamesTheProblemAtTheField(string field, string text, string problem) =>
        Assert.Equal(problem, Read(With(field, text)).Problem(field)?.Text);

    [Theory]
    [InlineData("13800000000")]
    [InlineData("+86 138-0000-0000")]
    [InlineData("8613800000000")]
    [InlineData("１３８００００００００")]
    public void Read_PhoneAsPeopleTypeIt_IsTheSameNumber(string text) =>
        Assert.Equal(new AttributeValue.Text("+8613800000000"), Read(With("phone", text)).Values["phone"]);

    [Fact]
    public void Read_PhoneFromAbroad_IsTaken() => Assert.Equal(new AttributeValue.Text("+4915700000000"), Read(With("phone", "+49 157 0000 0000")).Values["phone"]);

    private static FormAnswers Read(Dictionary<string, string> posted) => FormAnswers.Read(Form, posted.GetValueOrDefault, Today);

    private static Dictionary<string, string> With(string field, string text) => new(Complete) { [field] = text };

    private static LocalText Both(string text) => new(text, text);
}
