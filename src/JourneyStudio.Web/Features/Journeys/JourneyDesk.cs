using System.Security.Cryptography;
using JourneyStudio.Engine.Activities;
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

    /// <summary>False when they may not, or when it cannot be done any more.</summary>
    public async Task<bool> ArchiveAsync(string definitionId, bool archived, long? by, CancellationToken cancellationToken)
    {
        var allowed = new AccessRequirement(Permission.All.Single(permission => permission.Policy == StudioPolicies.Studio));
        if (by is not { } person || !allowed.IsMetBy(await access.OfUserAsync(person, cancellationToken))) return false;
        var changed = archived ? await archive.PutAwayAsync(definitionId, by, cancellationToken) : await archive.TakeOutAsync(definitionId, by, cancellationToken);
        if (changed) signals.PlansChanged();
        return changed;
    }

    private static string NewId() => RandomNumberGenerator.GetHexString(16, lowercase: true);
}
