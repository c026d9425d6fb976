using JourneyStudio.Storage.Members;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Organisation.Access;

/// <summary>Says whether members are in a scope, for what changes them: a page that forgets to ask changes nobody's members.</summary>
public sealed class ScopedMembers(IDbContextFactory<StudioDbContext> contexts)
{
    /// <summary>Whether all of them are. For the whole brand nothing is read.</summary>
    public async Task<bool> HoldsAsync(Scope scope, IReadOnlyCollection<long> members, CancellationToken cancellationToken)
    {
        if (scope.IsWhole)
            return true;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<MemberRow>().Where(row => members.Contains(row.Id)).Filtered(scope).CountAsync(cancellationToken) == members.Distinct().Count();
    }

    public async Task<bool> HoldsAsync(Scope scope, string publicId, CancellationToken cancellationToken)
    {
        if (scope.IsWhole)
            return true;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<MemberRow>().Where(row => row.PublicId == publicId).Filtered(scope).AnyAsync(cancellationToken);
    }
}
