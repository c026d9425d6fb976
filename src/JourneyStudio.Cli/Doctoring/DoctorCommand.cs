using System.CommandLine;
using JourneyStudio.Cli.Databases;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Laws;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Cli.Doctoring;

/// <summary><c>doctor</c>: checks the laws of the runtime on a database. It reads one consistent state and writes nothing, so a server may go on working.</summary>
internal static class DoctorCommand
{
    private static readonly TimeSpan DefaultSlotTurn = TimeSpan.FromSeconds(15);

    public static Command Create()
    {
        var database = new DatabaseChoice();
        var json = new Option<bool>("--json") { Description = "One JSON document on standard output" };
        var command = new Command("doctor", "Checks that a database keeps the laws: nobody lost, nothing doubled, nothing stuck. Reads only; a server may be running.") { json };
        database.AddTo(command);
        command.SetAction((parse, cancellationToken) => RunAsync(database.Read(parse), parse.GetValue(json), parse.InvocationConfiguration, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IConfiguration settings, bool json, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        await using var services = DatabaseChoice.Open(settings);
        if (await services.InspectStudioStorageAsync(cancellationToken) is { } problem)
        {
            await console.Error.WriteLineAsync(problem.Message);
            return ExitCodes.CouldNotRun;
        }
        var report = await ExamineAsync(services.GetRequiredService<LawChecks>(), settings.GetValue("Runtime:SlotTurn", DefaultSlotTurn), cancellationToken);
        await console.Output.WriteLineAsync(json ? report.ToJson() : report.ToText());
        return report.Breaches.IsEmpty ? ExitCodes.Ok : ExitCodes.FoundProblems;
    }

    /// <summary>Overdue is measured against the last time that a runtime was at work: while none runs, nothing can be on time.</summary>
    private static async Task<DoctorReport> ExamineAsync(LawChecks laws, TimeSpan slotTurn, CancellationToken cancellationToken)
    {
        var atWork = await laws.LastAtWorkAsync(cancellationToken);
        return new DoctorReport(atWork, await laws.CheckAsync(atWork - 2 * slotTurn, cancellationToken));
    }
}
