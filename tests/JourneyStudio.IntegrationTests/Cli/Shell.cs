using System.CommandLine;
using JourneyStudio.Cli.BackingUp;
using JourneyStudio.Cli.Doctoring;
using JourneyStudio.Cli.Exporting;
using JourneyStudio.Cli.Forecasting;
using JourneyStudio.Cli.Importing;
using JourneyStudio.Cli.Testing;
using JourneyStudio.Cli.Validating;

namespace JourneyStudio.IntegrationTests.Cli;

/// <summary>The commands that look at a database or write to it, called as the shell calls them.</summary>
internal static class Shell
{
    public static async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var root = new RootCommand { DoctorCommand.Create(), BackupCommand.Create(), ImportCommand.Create(), ExportCommand.Create(), SchemaCommand.Create(), TestCommand.Create(), ForecastCommand.Create() };
        var exit = await root.Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output, Error = errors });
        return (exit, output.ToString(), errors.ToString());
    }
}
