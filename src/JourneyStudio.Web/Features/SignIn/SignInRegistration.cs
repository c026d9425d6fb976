namespace JourneyStudio.Web.Features.SignIn;

internal static class SignInRegistration
{
    /// <summary>Sign-in; and in Development accounts to sign in with.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddScoped<SignInDesk>();
        if (!environment.IsDevelopment())
            return services;
        services.AddOptions<DemoOptions>().BindConfiguration("Demo")
            .Validate(options => options.Password is null or { Length: >= 12 }, "Demo:Password must have at least 12 characters.")
            .ValidateOnStart();
        services.AddSingleton<DemoAccounts>();
        services.AddSingleton<DemoApiKey>();
        return services.AddHostedService<DemoWelcome>();
    }
}
