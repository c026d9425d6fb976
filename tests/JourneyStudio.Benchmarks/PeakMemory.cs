using System.Diagnostics;

namespace JourneyStudio.Benchmarks;

/// <summary>The most memory the process has held since <see cref="Reset"/>; since its start where the system cannot reset it.</summary>
internal static class PeakMemory
{
    private const string ClearReferences = "/proc/self/clear_refs";
    private const string ResetPeak = "5";

    public static void Reset()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (File.Exists(ClearReferences)) File.WriteAllText(ClearReferences, ResetPeak);
    }

    public static double Mebibytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / (1024.0 * 1024.0);
    }
}
