using JourneyStudio.Engine.Content;
using JourneyStudio.Web.Features.Touchpoints.Answers;

namespace JourneyStudio.Web.Features.Touchpoints.Forms;

/// <summary>What the form page shows.</summary>
public sealed record FormView
{
    public required FormDefinition Form { get; init; }

    public required FormAnswers Answers { get; init; }

    /// <summary>The signed link that brought the member here; it comes back with the answers.</summary>
    public required string Link { get; init; }

    /// <summary>One filling-in of the form: sent twice, it counts once.</summary>
    public required string Instance { get; init; }

    public required string Action { get; init; }

    public required DateOnly Today { get; init; }

    public SessionCard? Session { get; init; }

    /// <summary>Fields that stand by themselves; the others are shown below the choice that calls for them.</summary>
    public IEnumerable<FormField> TopFields => Form.Fields.Where(question => question.VisibleWhen is null);

    public IEnumerable<FormField> FieldsBelow(FormField field, FormChoice choice) =>
        Form.Fields.Where(other => other.VisibleWhen == $"{field.Key}={choice.Value}");
}
