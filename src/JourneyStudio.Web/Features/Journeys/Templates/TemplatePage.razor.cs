using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Content;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace JourneyStudio.Web.Features.Journeys.Templates;

public sealed partial class TemplatePage(JourneyTemplates gallery, WorkspaceContents contents, JourneyDesk desk, NavigationManager navigation)
{
    private JourneyTemplate? template;
    private WorkspaceContent? missing;
    private WorkspaceContent archived = new();
    private ContentCatalog after = new(new WorkspaceContent());
    private bool busy;

    [Parameter] public string Key { get; set; } = "";

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = null!;

    /// <summary>What is new to the workspace by kind, and what comes back into use.</summary>
    private IEnumerable<(string Kind, IReadOnlyList<string> Names)> Brought =>
    [
        ("Tags", [.. missing!.Tags.Select(tag => Said(tag.Names))]),
        ("Messages", [.. missing.Templates.Select(message => Said(message.Names))]),
        ("Attributes", [.. missing.Attributes.Select(attribute => Said(attribute.Names))]),
        ("Archived", [.. archived.Tags.Select(tag => Said(tag.Names)), .. archived.Attributes.Select(attribute => Said(attribute.Names))]),
    ];

    /// <summary>What the workspace has already and keeps as it is.</summary>
    private List<string> Kept =>
    [
        .. template!.Content.Tags.Except(missing!.Tags).ExceptBy(archived.Tags.Select(tag => tag.Key), tag => tag.Key).Select(tag => Said(after.Tag(tag.Key)?.Names ?? tag.Names)),
        .. template.Content.Templates.Except(missing.Templates).Select(message => Said(after.Template(message.Key)?.Names ?? message.Names)),
        .. template.Content.Attributes.Except(missing.Attributes).ExceptBy(archived.Attributes.Select(attribute => attribute.Key), attribute => attribute.Key).Select(attribute => Said(attribute.Names)),
    ];

    protected override async Task OnParametersSetAsync()
    {
        template = gallery.Find(Key);
        if (template is null)
            return;
        archived = await contents.ArchivedAsync(template.Content, CancellationToken.None);
        var known = TemplateContents.With(await contents.ReadAsync(CancellationToken.None), archived);
        var lacks = TemplateContents.Missing(template.Content, known);
        (missing, after) = (lacks, new ContentCatalog(TemplateContents.With(known, lacks)));
    }

    private async Task UseAsync()
    {
        busy = true;
        var by = Actor.Of((await Authentication).User);
        if (await desk.BeginFromAsync(template!.Journey(StudioLanguages.Current), template.Content, by, CancellationToken.None) is { } begun)
            navigation.NavigateTo($"/journeys/{begun}");
        else
            busy = false;
    }

    private static string Said(LocalText names) => names.In(StudioLanguages.Current);
}
