using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;

namespace JourneyStudio.Engine.Simulation.Scenarios;

/// <summary>Holds an expectation against what happened.</summary>
internal static class ExpectationCheck
{
    public static IEnumerable<string> Failures(Expectation expected, ScenarioResult result) =>
        Path(expected, result).Concat(Messages(expected, result)).Concat(Tags(expected, result)).Concat(Coupons(expected, result))
            .Select(failure => $"{expected.Member}: {failure}");

    private static IEnumerable<string> Path(Expectation expected, ScenarioResult result)
    {
        if (expected.Journey is not { } journey) yield break;
        var member = result.Members[expected.Member].Id;
        var steps = result.Trace.Where(traced => traced.Member == member && result.Journeys[traced.Journey] == journey && traced.EntryKey == expected.Entry).ToList();
        var actual = steps.Select(traced => Step(traced.Step)).ToList();
        if (expected.Path is { } path && !path.SequenceEqual(actual))
            yield return $"path in {journey}[{expected.Entry}] is {Words(actual)}, expected {Words(path)}";
        var state = steps.Count == 0 ? "never entered" : steps[^1].State.ToString();
        if (expected.State is { } wanted && !string.Equals(state, wanted, StringComparison.OrdinalIgnoreCase))
            yield return $"{journey}[{expected.Entry}] is {state}, expected {wanted}";
    }

    private static IEnumerable<string> Messages(Expectation expected, ScenarioResult result)
    {
        var member = result.Members[expected.Member].Id;
        var sent = result.Messages.Where(message => message.Member == member).ToList();
        var templates = sent.Select(message => message.Template).ToList();
        if (expected.Messages is { } all && !all.SequenceEqual(templates)) yield return $"messages are {Words(templates)}, expected {Words(all)}";
        if (expected.NoMessage is { } unwanted && templates.Contains(unwanted)) yield return $"message {unwanted} was sent";
        if (expected.Message is not { } template) yield break;
        var candidates = sent.Where(message => message.Template == template && (expected.Channel ?? message.Channel) == message.Channel && (expected.At ?? message.At) == message.At).ToList();
        if (candidates.Count == 0)
            yield return $"no message {template} by {expected.Channel ?? "any channel"}{(expected.At is { } at ? $" at {at:O}" : "")}; messages are {Words(sent.Select(m => $"{m.Template} by {m.Channel} at {m.At:O}"))}";
        else if (!candidates.Exists(message => message.Rendered is RenderResult.Ready ready && expected.Contains.All(ready.Message.AllText().Contains)))
            yield return $"message {template} lacks {Words(expected.Contains)}: {Words(candidates.Select(Text))}";
    }

    private static IEnumerable<string> Tags(Expectation expected, ScenarioResult result)
    {
        var tags = result.Members[expected.Member].Tags;
        foreach (var tag in expected.Tags.Where(tag => !tags.Contains(ScenarioMembers.Tag(tag)))) yield return $"lacks the tag {tag}; has {Words(tags.Select(t => t.ToString()))}";
        foreach (var tag in expected.NoTags.Where(tag => tags.Contains(ScenarioMembers.Tag(tag)))) yield return $"has the tag {tag}";
    }

    private static IEnumerable<string> Coupons(Expectation expected, ScenarioResult result)
    {
        foreach (var (key, wanted) in expected.Coupons)
        {
            var (coupon, scope) = ScenarioMembers.Tag(key);
            var held = result.Members[expected.Member].Coupons.LastOrDefault(one => one.Coupon == coupon && one.Scope == scope);
            var state = held?.State.ToString() ?? "none";
            if (!string.Equals(state, wanted, StringComparison.OrdinalIgnoreCase)) yield return $"coupon {key} is {state}, expected {wanted}";
        }
    }

    private static string Step(TraceStep step) => (step.Port ?? step.End) is { } left ? $"{step.Activity}:{left}" : step.Activity;

    private static string Text(ScenarioMessage message) => message.Rendered switch
    {
        RenderResult.Ready ready => ready.Message.AllText(),
        RenderResult.Refused refused => $"not sent, {refused.Code} {refused.Detail}",
        _ => "",
    };

    private static string Words(IEnumerable<string> texts) => $"({string.Join(", ", texts)})";
}
