using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace JourneyStudio.Web.Tests;

/// <summary>The whole studio in this process, over a data folder of its own.</summary>
public sealed class StudioHost : WebApplicationFactory<Program>
{
    public const string Password = "correct-horse-battery";
    public const string ApiKey = "key-of-the-tests";
    private readonly string data;
    private readonly bool keeps;

    public StudioHost() => data = Directory.CreateTempSubdirectory("studio-").FullName;

    /// <summary>Over a data folder that is there already, and stays: what a restart finds.</summary>
    internal StudioHost(DirectoryInfo folder) => (data, keeps) = (folder.FullName, true);

    public HttpClient Anonymous() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>Where a browser finds the studio, once <see cref="Serve"/> was called.</summary>
    public string Address => ClientOptions.BaseAddress.ToString();

    /// <summary>Listens for a real browser.</summary>
    /// <param name="port">Where; 0: on a free port.</param>
    public void Serve(int port = 0)
    {
        UseKestrel(port);
        StartServer();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("urls", "http://127.0.0.1:0");
        builder.UseSetting("Data:Directory", data);
        builder.UseSetting("Demo:Password", Password);
        builder.UseSetting("Demo:ApiKey", ApiKey);
        builder.UseSetting("Demo:Members", "20");
        builder.UseSetting("Logging:LogLevel:Default", "Error");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (!keeps) Directory.Delete(data, recursive: true);
        GC.SuppressFinalize(this);
    }
}
