using JourneyStudio.Engine.Content;
using JourneyStudio.Runtime.Importing;
using JourneyStudio.Web.Shared.Members;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Importing;

/// <summary>How the file is read, what its columns stand for, and what may be done with the members.</summary>
public sealed partial class ImportSetupForm
{
    private IReadOnlyList<string> targets = [];

    [Parameter, EditorRequired] public ImportSetup Setup { get; set; } = null!;

    [Parameter, EditorRequired] public ImportPreview Preview { get; set; } = null!;

    [Parameter, EditorRequired] public ContentCatalog Content { get; set; } = null!;

    [Parameter] public EventCallback<ImportSetup> Changed { get; set; }

    [Parameter] public EventCallback<CsvFormat> Reread { get; set; }

    [Parameter, EditorRequired] public FieldWords Words { get; set; } = null!;

    private string What => Setup switch { { Creates: false } => "updates", { Updates: false } => "creates", _ => "both" };

    protected override void OnParametersSet() => targets = [.. FieldNames.All(Content)];

    private static string SeparatorName(char separator) => separator switch { ',' => "comma", ';' => "semicolon", '\t' => "tab", _ => "bar" };

    private static string Text(ChangeEventArgs change) => change.Value as string ?? "";

    private string Target(int index) => index < Setup.Columns.Length ? Setup.Columns[index] : "";

    private string Sample(int index) => string.Join(" · ", Preview.Rows.Select(row => row.Row.Cells.ElementAtOrDefault(index)).Where(cell => !string.IsNullOrWhiteSpace(cell)).Take(3));
}
