namespace JourneyStudio.Storage.Organisation.Access;

/// <summary>What somebody who signed in is given, as it stands now.</summary>
/// <param name="Roles">Names of their roles; none when their account is closed.</param>
/// <param name="Scope">Whose members they may see.</param>
public sealed record UserAccess(IReadOnlyList<string> Roles, Scope Scope)
{
    public static UserAccess None { get; } = new([], Scope.Nobody);
}
