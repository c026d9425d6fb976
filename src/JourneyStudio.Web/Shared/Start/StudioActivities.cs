using System.Reflection;
using JourneyStudio.Engine.Activities;

namespace JourneyStudio.Web.Shared.Start;

internal static class StudioActivities
{
    /// <summary>Every kind of activity that the assembly beside ours brings; none of them is named here.</summary>
    public static IServiceCollection AddStudioActivities(this IServiceCollection services) =>
        services.AddSingleton(_ => ActivityCatalog.Load(Assembly.Load("JourneyStudio.Activities")));
}
