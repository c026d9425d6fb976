using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Storage.Settings.Keys;

internal static class KeyRegistration
{
    /// <summary>Keeps the data-protection keys in the database, encrypted when <c>DataProtection:Secret</c> is set.</summary>
    public static IServiceCollection AddDatabaseKeys(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddDataProtection().SetApplicationName("JourneyStudio");
        services.AddSingleton(new KeySecret(configuration));
        services.AddSingleton<DatabaseKeyRepository>();
        services.AddSingleton<FirstKey>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
        {
            options.XmlRepository = provider.GetRequiredService<DatabaseKeyRepository>();
            if (provider.GetRequiredService<KeySecret>() is { IsSet: true } secret)
                options.XmlEncryptor = new SecretKeyEncryptor(secret);
        }));
        return services;
    }
}
