namespace JourneyStudio.Web.Features.Segments;

internal static class SegmentsRegistration
{
    public static IServiceCollection AddSegments(this IServiceCollection services) => services.AddSingleton<SegmentDesk>();
}
