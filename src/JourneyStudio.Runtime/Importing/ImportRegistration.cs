using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Runtime.Importing;

internal static class ImportRegistration
{
    public static IServiceCollection AddImports(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ImportOptions>().Bind(configuration.GetSection(ImportOptions.Section))
            .Validate(options => options.LargestFile is > 0 and <= 8L * 1024 * 1024 * 1024, "Import:LargestFile must be between 1 byte and 8 GB.")
            .Validate(options => options.MostRows is > 0 and <= 20_000_000, "Import:MostRows must be between 1 and 20,000,000.")
            .Validate(options => options.LongestRow is >= 1_024 and <= 1_024 * 1_024, "Import:LongestRow must be between 1 KB and 1 MB.")
            .Validate(options => options.BatchRows is > 0 and <= 20_000, "Import:BatchRows must be between 1 and 20,000.")
            .Validate(options => options.BatchesTogether is > 0 and <= 64, "Import:BatchesTogether must be between 1 and 64.")
            .Validate(options => options.FilesKept >= TimeSpan.FromHours(1), "Import:FilesKept must be at least an hour.")
            .Validate(options => options.Lease >= TimeSpan.FromSeconds(1) && options.Lease <= TimeSpan.FromMinutes(10), "Import:Lease must be between a second and ten minutes.")
            .ValidateOnStart();
        return services.AddSingleton<ImportFiles>().AddSingleton<Vocabulary>().AddSingleton<ImportBell>().AddSingleton<ImportTenure>().AddSingleton<ImportTidying>().AddSingleton<ImportRunner>().AddSingleton<MemberImports>();
    }
}
