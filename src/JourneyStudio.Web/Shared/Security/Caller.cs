using System.Reflection;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Web.Shared.Viewing;

namespace JourneyStudio.Web.Shared.Security;

/// <summary>Who calls an endpoint, as its handler takes it.</summary>
/// <param name="Actor">As audit and trace keep them.</param>
/// <param name="Name">As people know them.</param>
/// <param name="Scope">Whose members they may see and touch.</param>
internal sealed record Caller(long Actor, string Name, Scope Scope)
{
    /// <summary>Whether a program's key lets it read personal data in clear: names, addresses, texts of messages.</summary>
    public bool SeesPersonal { get; private init; }

    /// <summary>The mask that this caller reads a member's texts through.</summary>
    public PersonalMask MaskOf(PersonalBook book, long member) => SeesPersonal ? PersonalMask.None : PersonalMask.Of(book, member, mayLook: false);

    public static async ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var scope = await context.RequestServices.GetRequiredService<CallerAccess>().ScopeAsync(context.User);
        return new Caller(Security.Actor.Of(context.User), context.User.Identity?.Name ?? "", scope)
        {
            SeesPersonal = context.User.FindAll(ApiKeyAuthentication.ScopeClaim).Any(claim => claim.Value is "personal" or "members"),
        };
    }
}
