using System.CommandLine;
using JourneyStudio.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Cli.Databases;

/// <summary>Which database a command looks at: the settings of the server, from options or from the environment, which options outvote.</summary>
internal sealed class DatabaseChoice
{
    private static readonly string[] Keys = ["Database:Provider", "Database:ConnectionString", "Data:Directory"];

    private readonly (string Key, Option<string?> Option)[] options =
        [.. Keys.Select(key => (key, new Option<string?>($"--{key}") { Description = $"As the server's setting; also by the environment variable {key.Replace(":", "__", StringComparison.Ordinal)}" }))];

    public void AddTo(Command command)
    {
        foreach (var (_, option) in options)
            command.Add(option);
    }

    /// <summary>The settings.</summary>
    /// <param name="parse">What was said on the command line.</param>
    /// <param name="writes">Whether the command writes; then no server may be running on the same file.</param>
    public IConfiguration Read(ParseResult parse, bool writes = false) => new ConfigurationBuilder()
        .AddEnvironmentVariables()
        .AddInMemoryCollection(options.Select(choice => KeyValuePair.Create(choice.Key, parse.GetValue(choice.Option))).Where(pair => pair.Value is not null))
        .AddInMemoryCollection([KeyValuePair.Create("Database:ReadOnly", (string?)(writes ? "false" : "true"))])
        .Build();

    public static ServiceProvider Open(IConfiguration settings, Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        more?.Invoke(services);
        services.AddStudioStorage(settings, ContentRoot);
        return services.BuildServiceProvider();
    }

    /// <summary>Where a relative data folder starts: at the web project, as for the server, when the command runs in a working copy.</summary>
    private static string ContentRoot
    {
        get
        {
            var web = Path.Combine(Environment.CurrentDirectory, "src", "JourneyStudio.Web");
            return Directory.Exists(web) ? web : Environment.CurrentDirectory;
        }
    }
}
