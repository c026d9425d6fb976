using System.Collections.Immutable;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.Storage.Audit;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Journeys.Scenarios;

/// <summary>Sets of members for trying journeys, of the whole workspace. Their names are unique; every change is audited. Nobody in them is a member of the club.</summary>
public sealed class MemberSets(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    private const int LongestName = 120;

    /// <summary>All, by name.</summary>
    public async Task<IReadOnlyList<MemberSet>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<MemberSetRow>().AsNoTracking().OrderBy(row => row.Name).Select(row => new MemberSet(row.Id, row.Name, row.Members)).ToListAsync(cancellationToken);
    }

    /// <summary>The members of one; null where it is not there any more.</summary>
    public async Task<ImmutableArray<ScenarioMember>?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<MemberSetRow>().Where(row => row.Id == id).Select(row => row.Text).SingleOrDefaultAsync(cancellationToken) is { } text ? ScenarioJson.Read(text).Value.Members : null;
    }

    /// <summary>Saves a set; one of the same name is replaced.</summary>
    /// <returns>Its number; or problem <c>scenario.no-name</c> or <c>scenario.large</c>.</returns>
    public async Task<Result<long>> SaveAsync(string name, ImmutableArray<ScenarioMember> members, long? by, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName) return new Problem("scenario.no-name");
        var now = clock.GetUtcNow();
        var text = ScenarioJson.Write(new Scenario { Name = name, Start = now, Members = members, When = [], Then = [] });
        if (text.Length > JourneyScenarios.MostText) return new Problem("scenario.large", $"{JourneyScenarios.MostText}");
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        var row = await context.Set<MemberSetRow>().SingleOrDefaultAsync(saved => saved.Name == name, cancellationToken);
        if (row is null) context.Add(row = new MemberSetRow { Name = name, Text = text });
        (row.Text, row.Members, row.SavedAt, row.SavedBy) = (text, members.Length, now, by);
        context.Add(Note("member-set.save", name, by));
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return row.Id;
    }

    /// <summary>Removes one. False when it is not there any more.</summary>
    public async Task<bool> RemoveAsync(long id, long? by, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        if (await context.Set<MemberSetRow>().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } saved) return false;
        context.Remove(saved);
        context.Add(Note("member-set.remove", saved.Name, by));
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }

    private AuditRow Note(string action, string name, long? by) => new() { At = clock.GetUtcNow(), Actor = by, Action = action, SubjectKind = "member-set", SubjectId = name };
}

/// <summary>A set that was saved.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Members">How many members it has.</param>
public sealed record MemberSet(long Id, string Name, int Members);
