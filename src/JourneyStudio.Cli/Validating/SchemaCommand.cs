using System.CommandLine;
using JourneyStudio.Engine.Definitions.Schema;

namespace JourneyStudio.Cli.Validating;

/// <summary><c>schema</c>: prints the JSON Schema of definitions, for editors.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var language = new Option<string>("--language") { Description = "en or zh-CN: the language of titles and descriptions", DefaultValueFactory = _ => "en" };
        var command = new Command("schema", "Prints the JSON Schema of workflow definitions, for editors") { language };
        command.SetAction(async (parse, cancellationToken) =>
        {
            await parse.InvocationConfiguration.Output.WriteAsync(DefinitionSchema.Write(DefinitionFile.Catalog, parse.GetValue(language)!).AsMemory(), cancellationToken);
            return ExitCodes.Ok;
        });
        return command;
    }
}
