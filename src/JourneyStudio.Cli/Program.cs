using System.CommandLine;
using JourneyStudio.Cli.BackingUp;
using JourneyStudio.Cli.Doctoring;
using JourneyStudio.Cli.Exporting;
using JourneyStudio.Cli.Forecasting;
using JourneyStudio.Cli.Importing;
using JourneyStudio.Cli.Testing;
using JourneyStudio.Cli.Validating;

var root = new RootCommand("JourneyStudio on the command line. Exit code: 0 all well, 1 found problems, 2 could not run.")
{
    TestCommand.Create(),
    ForecastCommand.Create(),
    ValidateCommand.Create(),
    ImportCommand.Create(),
    ExportCommand.Create(),
    SchemaCommand.Create(),
    DoctorCommand.Create(),
    BackupCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
