using System.Reflection;
using JourneyStudio.Storage.Organisation.Access;

namespace JourneyStudio.Web.Shared.Security;

/// <summary>Who calls an endpoint, as its handler takes it.</summary>
/// <param name="Actor">As audit and trace keep them.</param>
/// <param name="Name">As people know them.</param>
/// <param name="Scope">Whose members they may see and touch.</param>
internal sealed record Caller(long Actor, string Name, Scope Scope)
{
    public static async ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var scope = await context.RequestServices.GetRequiredService<CallerAccess>().ScopeAsync(context.User);
        return new Caller(Security.Actor.Of(context.User), context.User.Identity?.Name ?? "", scope);
    }
}
