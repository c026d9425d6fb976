using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Web.Features.Touchpoints.Answers;

/// <summary>A form as it was filled in: what was typed, what it means, and what is wrong with it.</summary>
public sealed class FormAnswers
{
    private readonly Dictionary<string, string> typed = [];
    private readonly Dictionary<string, AttributeValue> values = [];
    private readonly Dictionary<string, FieldProblem> problems = [];

    private FormAnswers() { }

    /// <summary>A form that nobody has filled in yet.</summary>
    public static FormAnswers Empty { get; } = new();

    public bool Good => problems.Count == 0;

    /// <summary>Answers by field key; a field that was not shown or not answered is absent.</summary>
    public IReadOnlyDictionary<string, AttributeValue> Values => values;

    public string Typed(string field) => typed.GetValueOrDefault(field, "");

    public FieldProblem? Problem(string field) => problems.GetValueOrDefault(field);

    public bool Ticked(string field) => values.GetValueOrDefault(field) is AttributeValue.Flag { Value: true };

    /// <summary>A form in which only some fields are filled in beforehand.</summary>
    public static FormAnswers Prefilled(IEnumerable<KeyValuePair<string, string>> known)
    {
        var answers = new FormAnswers();
        foreach (var (field, text) in known)
            answers.typed[field] = text;
        return answers;
    }

    public static FormAnswers Read(FormDefinition form, Func<string, string?> posted, DateOnly today)
    {
        var answers = new FormAnswers();
        foreach (var field in form.Fields)
            answers.typed[field.Key] = (posted(field.Key) ?? "").Trim();
        foreach (var field in form.Fields.Where(answers.IsShown))
            answers.Take(field, today);
        return answers;
    }

    /// <summary>Adds what only the database could tell.</summary>
    public void Refuse(string field, FieldProblem problem) => problems[field] = problem;

    private bool IsShown(FormField field) =>
        field.VisibleWhen?.Split('=', 2) is not [var other, var value] || Typed(other) == value;

    private void Take(FormField field, DateOnly today)
    {
        switch (FieldReading.Read(field, Typed(field.Key), today))
        {
            case FieldReading.Answer answer:
                values[field.Key] = answer.Value;
                break;
            case FieldReading.Wrong wrong:
                problems[field.Key] = wrong.Problem;
                break;
        }
    }
}
