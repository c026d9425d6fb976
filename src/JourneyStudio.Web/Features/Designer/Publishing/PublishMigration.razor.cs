using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Runtime.Operating;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Operating;
using JourneyStudio.Web.Features.Designer.Drafts;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Migrating;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Designer.Publishing;

public sealed partial class PublishMigration(MigrationControl control, MigrationReading migrations, OperationReading operations, ActivityCatalog catalog)
{
    /// <summary>The draft is no version yet; among those of its journey none has this number.</summary>
    private static readonly VersionId NotYet = new(0);

    private MigrationSheet? sheet;
    private bool moves;

    /// <summary>A paused journey moves nobody; publishing leaves it paused.</summary>
    private bool paused;

    [Parameter, EditorRequired] public DraftView Draft { get; set; } = null!;

    /// <summary>Number of the version that is live.</summary>
    [Parameter, EditorRequired] public int From { get; set; }

    /// <summary>The map by which they are moved right after publishing; null: they finish where they are.</summary>
    [Parameter] public EventCallback<MigrationSheet?> Chosen { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var journey = Draft.Stored.Definition.DefinitionId;
        var members = (await migrations.StandingAsync(journey, CancellationToken.None)).Where(one => one.Version == From).ToDictionary(one => one.Activity, one => one.Members);
        if (members.Count == 0) return;
        paused = await operations.StandingAsync(journey, CancellationToken.None) is { State: JourneyStates.Paused };
        if (paused || !(await control.VersionAsync(journey, From, CancellationToken.None)).TryGet(out var live)) return;
        if (Plan.Compile(live.Identity with { Version = NotYet, Number = From + 1 }, Draft.Stored.Definition, catalog).TryGet(out var next))
            sheet = new MigrationSheet(live, next, members, catalog, StudioLanguages.Current);
    }

    private Task ChooseAsync(bool move)
    {
        moves = move;
        return Chosen.InvokeAsync(move ? sheet : null);
    }
}
