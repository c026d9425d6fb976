using System.Security.Cryptography;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Web.Shared.Security;

namespace JourneyStudio.Web.Features.Journeys;

/// <summary>Begins, copies and puts away journeys, for those who may.</summary>
public sealed class JourneyDesk(JourneyCreation creation, JourneyArchive archive, AccessReading access, ActivityCatalog catalog, RuntimeSignals signals)
{
    public async Task<string> BeginAsync(string name, long? by, CancellationToken cancellationToken)
    {
        var definition = new JourneyDefinition { DefinitionId = NewId(), Name = name };
        await creation.BeginAsync(definition.DefinitionId, name, DefinitionJson.Write(definition, _ => []), by, cancellationToken);
        return definition.DefinitionId;
    }

    /// <summary>The copy begins with no member and no version, whatever became of the other. Who may draw may copy.</summary>
    public async Task<string> DuplicateAsync(string text, string name, long? by, CancellationToken cancellationToken)
    {
        var copy = JourneyCopy.Of(DefinitionJson.Read(text).Value, NewId(), name, catalog);
        await creation.BeginAsync(copy.DefinitionId, name, DefinitionJson.Write(copy, catalog.PropertyOrder), by, cancellationToken);
        return copy.DefinitionId;
    }

    /// <summary>Begins a journey from a template, and brings what it needs and the workspace has nothing for.</summary>
    /// <returns>Its logical id; null when they may not.</returns>
    public async Task<string?> BeginFromAsync(JourneyDefinition template, WorkspaceContent content, long? by, CancellationToken cancellationToken)
    {
        if (!await MayOperateAsync(by, cancellationToken)) return null;
        var journey = JourneyCopy.Of(template, NewId(), template.Name!, catalog);
        await creation.BeginAsync(journey.DefinitionId, template.Name!, DefinitionJson.Write(journey, catalog.PropertyOrder), by, cancellationToken, content);
        signals.PlansChanged();
        return journey.DefinitionId;
    }

    /// <summary>False when they may not, or when it cannot be done any more.</summary>
    public async Task<bool> ArchiveAsync(string definitionId, bool archived, long? by, CancellationToken cancellationToken)
    {
        if (!await MayOperateAsync(by, cancellationToken)) return false;
        var changed = archived ? await archive.PutAwayAsync(definitionId, by, cancellationToken) : await archive.TakeOutAsync(definitionId, by, cancellationToken);
        if (changed) signals.PlansChanged();
        return changed;
    }

    private async Task<bool> MayOperateAsync(long? by, CancellationToken cancellationToken)
    {
        var allowed = new AccessRequirement(Permission.All.Single(permission => permission.Policy == StudioPolicies.Studio));
        return by is { } person && allowed.IsMetBy(await access.OfUserAsync(person, cancellationToken));
    }

    private static string NewId() => RandomNumberGenerator.GetHexString(16, lowercase: true);
}
