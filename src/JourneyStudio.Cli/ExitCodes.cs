namespace JourneyStudio.Cli;

/// <summary>What commands answer to the shell.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;
    public const int FoundProblems = 1;
    public const int CouldNotRun = 2;
}
