using JourneyStudio.Engine.Content;

namespace JourneyStudio.Engine.Simulation.Scenarios;

/// <summary>Holds an expectation against what happened.</summary>
internal static class ExpectationCheck
{
    public static IEnumerable<ScenarioFailure> Failures(Expectation expected, ScenarioResult result) =>
        Path(expected, result).Concat(Messages(expected, result)).Concat(Tags(expected, result)).Concat(Coupons(expected, result));

    private static IEnumerable<ScenarioFailure> Path(Expectation expected, ScenarioResult result)
    {
        if (expected.Journey is not { } journey) yield break;
        var subject = expected.Entry.Length == 0 ? journey : $"{journey}[{expected.Entry}]";
        var steps = ScenarioPath.Steps(result, expected.Member, journey, expected.Entry);
        var actual = ScenarioPath.Of(result, expected.Member, journey, expected.Entry);
        if (expected.Path is { } path && !path.SequenceEqual(actual))
        {
            var alike = ScenarioPath.Alike(path, actual);
            var parted = alike < actual.Length ? actual[alike] : path[alike];
            yield return new(expected.Member, "path", subject, Words(path), Words(actual)) { Activity = ScenarioPath.ActivityOf(parted) };
        }

        var state = steps.Count == 0 ? "never entered" : steps[^1].State.ToString();
        if (expected.State is { } wanted && !string.Equals(state, wanted, StringComparison.OrdinalIgnoreCase))
            yield return new(expected.Member, "state", subject, wanted, state) { Activity = steps.Count == 0 ? null : steps[^1].Step.Activity };
    }

    private static IEnumerable<ScenarioFailure> Messages(Expectation expected, ScenarioResult result)
    {
        var member = result.Members[expected.Member].Id;
        var sent = result.Messages.Where(message => message.Member == member).ToList();
        var templates = sent.Select(message => message.Template).ToList();
        if (expected.Messages is { } all && !all.SequenceEqual(templates)) yield return new(expected.Member, "messages", "", Words(all), Words(templates));
        if (expected.NoMessage is { } unwanted && sent.Find(message => message.Template == unwanted) is { } came)
            yield return new(expected.Member, "no-message", unwanted, "", $"{came.At:O}") { Activity = came.Activity };
        if (expected.Message is not { } template) yield break;
        var candidates = sent.Where(message => message.Template == template && (expected.Channel ?? message.Channel) == message.Channel && (expected.At ?? message.At) == message.At).ToList();
        if (candidates.Count == 0)
            yield return new(expected.Member, "message", template, $"{expected.Channel ?? "*"}{(expected.At is { } at ? $" {at:O}" : "")}", Words(sent.Select(m => $"{m.Template} {m.Channel} {m.At:O}")));
        else if (!candidates.Exists(message => message.Rendered is RenderResult.Ready ready && expected.Contains.All(ready.Message.AllText().Contains)))
            yield return new(expected.Member, "contains", template, Words(expected.Contains), Words(candidates.Select(Text))) { Activity = candidates[0].Activity };
    }

    private static IEnumerable<ScenarioFailure> Tags(Expectation expected, ScenarioResult result)
    {
        var tags = result.Members[expected.Member].Tags;
        var held = Words(tags.Select(tag => tag.ToString()).Order(StringComparer.Ordinal));
        foreach (var tag in expected.Tags.Where(tag => !tags.Contains(ScenarioMembers.Tag(tag)))) yield return new(expected.Member, "tag", tag, tag, held);
        foreach (var tag in expected.NoTags.Where(tag => tags.Contains(ScenarioMembers.Tag(tag)))) yield return new(expected.Member, "no-tag", tag, "", held);
    }

    private static IEnumerable<ScenarioFailure> Coupons(Expectation expected, ScenarioResult result)
    {
        foreach (var (key, wanted) in expected.Coupons)
        {
            var (coupon, scope) = ScenarioMembers.Tag(key);
            var held = result.Members[expected.Member].Coupons.LastOrDefault(one => one.Coupon == coupon && one.Scope == scope);
            var state = held?.State.ToString() ?? "none";
            if (!string.Equals(state, wanted, StringComparison.OrdinalIgnoreCase)) yield return new(expected.Member, "coupon", key, wanted, state);
        }
    }

    private static string Text(ScenarioMessage message) => message.Rendered switch
    {
        RenderResult.Ready ready => ready.Message.AllText(),
        RenderResult.Refused refused => $"({refused.Code} {refused.Detail})",
        _ => "",
    };

    private static string Words(IEnumerable<string> texts) => $"({string.Join(", ", texts)})";
}
