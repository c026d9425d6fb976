using System.Globalization;
using JourneyStudio.Engine.Definitions.Importing;

namespace JourneyStudio.Cli.Validating;

/// <summary>The report on a file as lines of text.</summary>
internal static class ReportText
{
    public static string Of(FileReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"{report.File}: {(report.Journey is null ? "cannot be taken" : $"{report.Errors} block publishing, {report.Findings.Length - report.Errors} worth a look")}{string.Concat(report.Activities.Select(Of).Concat(report.Findings.Select(Of)).Select(line => "\n  " + line))}");

    private static string Of(ActivityReport activity) =>
        $"{activity.Fate,-8} {activity.Activity}: {activity.From}{(activity.To is { } to ? $" -> {to}" : "")}{string.Concat(activity.Notes.Select(note => $". {note}"))}";

    private static string Of(Finding finding) =>
        $"{(finding.Blocks ? "error  " : "warning")} {(finding.Line is { } line ? $"line {line}: " : "")}{(finding.Activity is { } activity ? $"{activity}: " : "")}{finding.Text}";
}
