using System.Globalization;
using System.Security.Claims;
using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Content;
using JourneyStudio.Web.Shared.Localisation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace JourneyStudio.Web.Features.Journeys.Templates;

public sealed partial class TemplatePage(JourneyTemplates gallery, WorkspaceContents contents, JourneyDesk desk, NavigationManager navigation)
{
    private JourneyTemplate? template;
    private WorkspaceContent? missing;
    private ContentCatalog after = new(new WorkspaceContent());
    private bool busy;

    [Parameter] public string Key { get; set; } = "";

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = null!;

    /// <summary>What is new to the workspace, by kind.</summary>
    private IEnumerable<(string Kind, IReadOnlyList<string> Names)> Brought =>
    [
        ("Tags", [.. missing!.Tags.Select(tag => Said(tag.Names))]),
        ("Messages", [.. missing.Templates.Select(message => Said(message.Names))]),
        ("Attributes", [.. missing.Attributes.Select(attribute => Said(attribute.Names))]),
    ];

    /// <summary>What the workspace has already and keeps as it is.</summary>
    private List<string> Kept =>
    [
        .. template!.Content.Tags.Except(missing!.Tags).Select(tag => Said(after.Tag(tag.Key)?.Names ?? tag.Names)),
        .. template.Content.Templates.Except(missing.Templates).Select(message => Said(after.Template(message.Key)?.Names ?? message.Names)),
        .. template.Content.Attributes.Except(missing.Attributes).Select(attribute => Said(attribute.Names)),
    ];

    protected override async Task OnParametersSetAsync()
    {
        template = gallery.Find(Key);
        if (template is null)
            return;
        var workspace = await contents.ReadAsync(CancellationToken.None);
        var lacks = TemplateContents.Missing(template.Content, workspace);
        (missing, after) = (lacks, new ContentCatalog(TemplateContents.With(workspace, lacks)));
    }

    private async Task UseAsync()
    {
        busy = true;
        var person = (await Authentication).User.FindFirstValue(ClaimTypes.NameIdentifier);
        var by = long.TryParse(person, CultureInfo.InvariantCulture, out var id) ? id : (long?)null;
        if (await desk.BeginFromAsync(template!.Journey(StudioLanguages.Current), template.Content, by, CancellationToken.None) is { } begun)
            navigation.NavigateTo($"/journeys/{begun}");
        else
            busy = false;
    }

    private static string Said(LocalText names) => names.In(StudioLanguages.Current);
}
