using System.Globalization;
using System.Text.RegularExpressions;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Web.Features.Touchpoints.Answers;

/// <summary>What one typed answer means.</summary>
internal abstract partial record FieldReading
{
    private const int LongestText = 60;
    private const int LongestEmail = 254;

    private FieldReading() { }

    public sealed record Answer(AttributeValue Value) : FieldReading;

    public sealed record Nothing : FieldReading;

    public sealed record Wrong(FieldProblem Problem) : FieldReading;

    public static FieldReading Read(FormField field, string text, DateOnly today)
    {
        if (text.Length == 0)
            return field.Required ? No(field.Kind == FormFieldKind.Consent ? "Problem.Agree" : field.Kind == FormFieldKind.Choice ? "Problem.Choose" : "Problem.Required") : new Nothing();
        return field.Kind switch
        {
            FormFieldKind.Phone => PhoneNumber.Read(text) switch { PhoneNumber.Good good => Text(good.Value), PhoneNumber.Bad bad => new Wrong(bad.Problem), _ => new Nothing() },
            FormFieldKind.Email => text.Length <= LongestEmail && EmailAddress().IsMatch(text) ? Text(text) : No("Problem.Email"),
            FormFieldKind.Date => Date(field, text, today),
            FormFieldKind.Choice => field.Choices.Any(choice => choice.Value == text) ? Text(text) : No("Problem.Choose"),
            FormFieldKind.Consent => new Answer(new AttributeValue.Flag(true)),
            _ => text.Length > LongestText ? No("Problem.Long", LongestText) : text.Any(char.IsControl) ? No("Problem.Characters") : Text(text),
        };
    }

    private static FieldReading Date(FormField field, string text, DateOnly today)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return No("Problem.Date");
        if (date < today.AddDays(field.FromDay ?? -36_500))
            return No(field.FromDay == 0 ? "Problem.DatePast" : "Problem.DateEarly");
        if (date > today.AddDays(field.ToDay ?? 36_500))
            return No(field.ToDay == 0 ? "Problem.DateFuture" : "Problem.DateLate");
        return new Answer(new AttributeValue.Date(date));
    }

    private static Answer Text(string text) => new(new AttributeValue.Text(text));

    private static Wrong No(string problem, int number = 0) => new(new FieldProblem(problem, number));

    [GeneratedRegex(@"^[^\s@""<>(),;:\\\[\]]+@[^\s@.]+(\.[^\s@.]+)+$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex EmailAddress();
}
