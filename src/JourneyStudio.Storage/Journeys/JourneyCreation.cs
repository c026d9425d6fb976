using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Journeys;

/// <summary>Begins a journey: its row, its first draft and what comes with it, in one transaction.</summary>
public sealed class JourneyCreation(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    /// <param name="definitionId">Logical id, new in this workspace.</param>
    /// <param name="name">Name for people.</param>
    /// <param name="text">Canonical text of the first draft.</param>
    /// <param name="by">User id of the one who begins it.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <param name="brings">Content that comes with it where the workspace has nothing of the same key; what is archived here comes back into use. Null: none.</param>
    public async Task BeginAsync(string definitionId, string name, string text, long? by, CancellationToken cancellationToken, WorkspaceContent? brings = null)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        await AddAsync(context, definitionId, name, text, by, cancellationToken);
        if (brings is not null)
        {
            await WorkspaceContents.AddAsync(context, brings, by, clock.GetUtcNow(), cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
        }
        await write.CommitAsync(cancellationToken);
    }

    /// <summary>Begins a journey in the transaction of somebody who does more in it.</summary>
    internal async Task AddAsync(StudioDbContext context, string definitionId, string name, string text, long? by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var journey = new JourneyRow
        {
            DefinitionId = definitionId,
            Name = name,
            NameFolded = FoldedText.Of(name),
            State = JourneyStates.Draft,
            CreatedAt = now,
            UpdatedAt = now,
        };
        context.Add(journey);
        await context.SaveChangesAsync(cancellationToken);
        context.Add(new DraftRow { JourneyId = journey.Id, Text = text, UpdatedAt = now, UpdatedBy = by });
        context.Add(new AuditRow { At = now, Actor = by, Action = "journey.create", SubjectKind = "journey", SubjectId = definitionId, Values = StoredJson.Write(new { name }) });
        await context.SaveChangesAsync(cancellationToken);
    }
}
