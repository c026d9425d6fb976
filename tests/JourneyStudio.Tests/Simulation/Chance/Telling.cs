using System.Globalization;
using System.Text.RegularExpressions;
using JourneyStudio.Engine.Execution;

namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>Tells what was committed so that two runs can be compared: without the numbers that only this run handed out, and without the order between members.</summary>
internal static partial class Telling
{
    public static IEnumerable<string> Of(Ledger ledger)
    {
        var names = new Dictionary<string, string>();
        foreach (var member in ledger.Passages.Values.GroupBy(passage => passage.Enrollment.Member))
        {
            foreach (var (passage, number) in member.OrderBy(passage => passage.Enrollment.Id.Value).Select((passage, index) => (passage, index + 1)))
                names[passage.Enrollment.Id.Value.ToString(CultureInfo.InvariantCulture)] = $"m{member.Key.Value}e{number}";
        }

        var lines = ledger.Passages.Values.SelectMany(Lines).Concat(ledger.Refusals).Concat(ledger.Members.Select(Member));
        return lines.Select(line => Numbers().Replace(line, key => names.TryGetValue(key.Groups[1].Value, out var name) ? $"{name}:" : key.Value)).Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Lines(Passage passage)
    {
        var name = $"{passage.Enrollment.Id.Value}:{passage.Plan.Identity.Key} [{passage.Enrollment.EntryKey}]";
        yield return $"{name} {passage.Enrollment.State} {passage.Enrollment.Reason} {passage.Enrollment.EnteredAt:O} {passage.Enrollment.EndedAt:O} {passage.Conversion?.At:O}";
        foreach (var step in passage.Steps) yield return $"{name} {Line(step)}";
        foreach (var token in passage.Tokens.Values) yield return $"{name} at rest {token.Number} {token.Activity} {token.Due:O} {token.Group} {token.AwaitedEvent}";
    }

    private static string Line(TraceStep step) =>
        $"{step.Step} {step.Token} {step.Activity} {step.Port ?? step.End} {step.ArrivedAt:O} {step.LeftAt:O} {string.Join(' ', step.Values.Select(value => $"{value.Name}={value.Value}"))} | {string.Join(' ', step.Effects)}";

    private static string Member(KeyValuePair<Engine.Members.MemberId, ShadowMember> member) =>
        $"member {member.Key.Value} {string.Join(' ', member.Value.Tags.Select(tag => tag.ToString()).Order(StringComparer.Ordinal))} {string.Join(' ', member.Value.Attributes)}";

    [GeneratedRegex(@"\b(\d+):(?!\d\d)")]
    private static partial Regex Numbers();
}
