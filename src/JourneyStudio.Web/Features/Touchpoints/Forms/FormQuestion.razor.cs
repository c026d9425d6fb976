using System.Globalization;
using JourneyStudio.Engine.Content;
using JourneyStudio.Web.Features.Touchpoints.Answers;
using JourneyStudio.Web.Shared.Localisation;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Touchpoints.Forms;

public sealed partial class FormQuestion
{
    [Parameter, EditorRequired] public FormView View { get; set; } = null!;

    [Parameter, EditorRequired] public FormField Field { get; set; } = null!;

    private string Id => $"q-{Field.Key}";

    private string ErrorId => $"{Id}-problem";

    private string Label => Field.Label.In(StudioLanguages.Current);

    private string Typed => View.Answers.Typed(Field.Key);

    private FieldProblem? Problem => View.Answers.Problem(Field.Key);

    private string? Invalid => Problem is null ? null : "true";

    private string? DescribedBy => Problem is null ? null : ErrorId;

    private string InputType => Field.Kind switch
    {
        FormFieldKind.Phone => "tel",
        FormFieldKind.Email => "email",
        FormFieldKind.Date => "date",
        _ => "text",
    };

    private string? InputMode => Field.Kind == FormFieldKind.Phone ? "tel" : null;

    private string? AutoComplete => Field.Attribute switch { "name" => "name", "phone" => "tel", "email" => "email", "city" => "address-level2", _ => "off" };

    private string? Day(int? offset) =>
        Field.Kind == FormFieldKind.Date && offset is { } days ? View.Today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
