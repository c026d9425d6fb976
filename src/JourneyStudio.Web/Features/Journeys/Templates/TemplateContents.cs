using JourneyStudio.Engine.Content;

namespace JourneyStudio.Web.Features.Journeys.Templates;

/// <summary>What a template brings to a workspace.</summary>
internal static class TemplateContents
{
    /// <summary>What the workspace has nothing of the same key for.</summary>
    public static WorkspaceContent Missing(WorkspaceContent brought, WorkspaceContent workspace) => new()
    {
        Tags = [.. brought.Tags.Where(tag => workspace.Tags.All(known => known.Key != tag.Key))],
        Templates = [.. brought.Templates.Where(template => workspace.Templates.All(known => known.Key != template.Key))],
        Attributes = [.. brought.Attributes.Where(attribute => workspace.Attributes.All(known => known.Key != attribute.Key))],
    };

    /// <summary>The workspace as it will be.</summary>
    public static WorkspaceContent With(WorkspaceContent workspace, WorkspaceContent missing) => workspace with
    {
        Tags = [.. workspace.Tags, .. missing.Tags],
        Templates = [.. workspace.Templates, .. missing.Templates],
        Attributes = [.. workspace.Attributes, .. missing.Attributes],
    };
}
