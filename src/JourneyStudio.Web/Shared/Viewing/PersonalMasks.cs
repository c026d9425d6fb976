using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Web.Shared.Security;

namespace JourneyStudio.Web.Shared.Viewing;

/// <summary>The masks of the members of a page, for whoever is in front of it, and the act of looking behind one.</summary>
public sealed class PersonalMasks(PersonalReading reading, ScopedMembers members, SignedIn signedIn, AuditLog log)
{
    private readonly HashSet<long> revealed = [];
    private readonly Dictionary<long, PersonalMask> made = [];
    private PersonalBook book = PersonalBook.Empty;

    /// <summary>Whether the reader may look behind masks, as of the last reading.</summary>
    public bool MayLook { get; private set; }

    /// <summary>Reads the facts of the members that are shown.</summary>
    public async Task ReadAsync(IEnumerable<long> members)
    {
        MayLook = await signedIn.MayLookAsync();
        book = await reading.ReadAsync(members, CancellationToken.None);
        made.Clear();
    }

    public bool IsRevealed(long member) => MayLook && revealed.Contains(member);

    public PersonalMask Of(long member)
    {
        if (IsRevealed(member))
            return PersonalMask.None;
        if (!made.TryGetValue(member, out var mask))
            made[member] = mask = PersonalMask.Of(book, member, MayLook);
        return mask;
    }

    /// <summary>Shows what stands behind the mask of a member of theirs to whoever may look, and notes that they did.</summary>
    public async Task RevealAsync(long member, string publicId)
    {
        MayLook = await signedIn.MayLookAsync();
        if (MayLook && await members.HoldsAsync(await signedIn.ScopeAsync(), [member], CancellationToken.None) && revealed.Add(member))
            await log.NoteLookAsync("member.reveal", "member", publicId, await signedIn.ActorAsync(), CancellationToken.None);
    }
}
