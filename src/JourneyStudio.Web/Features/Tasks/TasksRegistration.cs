namespace JourneyStudio.Web.Features.Tasks;

internal static class TasksRegistration
{
    public static IServiceCollection AddTasks(this IServiceCollection services) => services.AddSingleton<TaskStores>();
}
