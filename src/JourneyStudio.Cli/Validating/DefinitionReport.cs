using System.Collections.Immutable;

namespace JourneyStudio.Cli.Validating;

/// <summary>What was found in one definition file.</summary>
internal sealed record DefinitionReport(string File, ImmutableArray<ActivityReport> Activities, ImmutableArray<Finding> Findings)
{
    /// <summary>How many findings keep the definition from being published.</summary>
    public int Errors => Findings.Count(finding => finding.Blocks);
}

/// <summary>What becomes of an activity of Elsa when the file is imported.</summary>
/// <param name="Activity">Its id.</param>
/// <param name="From">Its type in the file.</param>
/// <param name="To">The type it would have.</param>
/// <param name="Fate"><c>mapped</c>, <c>unfolded</c> or <c>kept</c>.</param>
/// <param name="Notes">What to look at, in words.</param>
internal sealed record ActivityReport(string Activity, string From, string? To, string Fate, ImmutableArray<string> Notes);

/// <summary>One finding.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Blocks">Whether it keeps the definition from being published.</param>
/// <param name="Activity">Activity it concerns.</param>
/// <param name="Field">Setting it concerns.</param>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Text">In words.</param>
internal sealed record Finding(string Code, bool Blocks, string? Activity, string? Field, int? Line, string Text);
