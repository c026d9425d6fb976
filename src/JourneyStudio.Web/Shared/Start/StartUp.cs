using JourneyStudio.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Web.Shared.Start;

/// <summary>Starts the studio, or says in one line on standard error why it cannot and ends with 1.</summary>
internal static class StartUp
{
    private const string DefaultAddress = "http://localhost:5080";

    public static async Task<int> RunAsync(string[] args, Action<WebApplicationBuilder> add, Action<WebApplication> map)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Configuration.AddDefaultAddress(DefaultAddress);
        builder.Configuration.AddDefaultPublicAddress();
        add(builder);
        await using var app = builder.Build();
        try
        {
            return await StartAsync(app, map) is { } problem ? await RefuseAsync(problem) : await ServeAsync(app);
        }
        catch (OptionsValidationException exception)
        {
            return await RefuseAsync(string.Join(" ", exception.Failures));
        }
        catch (AggregateException exception) when (exception.InnerExceptions.All(inner => inner is OptionsValidationException))
        {
            return await RefuseAsync(string.Join(" ", exception.InnerExceptions.Select(inner => inner.Message)));
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            return await RefuseAsync(exception.Message);
        }
    }

    /// <summary>Null once the studio listens, else what stands in its way.</summary>
    private static async Task<string?> StartAsync(WebApplication app, Action<WebApplication> map)
    {
        app.Services.GetService<IStartupValidator>()?.Validate();
        if (ListenAddresses.Problem(app.Configuration) is { } address)
            return address;
        if (await app.Services.OpenStudioStorageAsync() is { } problem)
            return problem.Message;
        map(app);
        await app.StartAsync();
        return null;
    }

    private static async Task<int> ServeAsync(WebApplication app)
    {
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task<int> RefuseAsync(string problem)
    {
        await Console.Error.WriteLineAsync($"JourneyStudio cannot start: {problem}");
        return 1;
    }
}
