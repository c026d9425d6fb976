namespace JourneyStudio.Engine.Simulation.Scenarios;

/// <summary>Makes expectations of what happened: the scenario then holds, and tells when a change of the journey makes it otherwise.</summary>
public static class ScenarioRecording
{
    /// <summary>The scenario with what came of it as its expectations, in the place of those that it had.</summary>
    /// <param name="result">What came of it.</param>
    /// <param name="journey">Logical id of the journey that it is kept with: who never entered it is expected not to.</param>
    public static Scenario Of(ScenarioResult result, string journey) =>
        result.Scenario with { Then = [.. result.Scenario.Members.Where(member => !member.Staff).SelectMany(member => Expectations(member, result, journey))] };

    private static IEnumerable<Expectation> Expectations(ScenarioMember member, ScenarioResult result, string journey)
    {
        var after = result.Members[member.Id];
        var entries = result.Trace.Where(traced => traced.Member == after.Id)
            .Select(traced => (Journey: result.Journeys[traced.Journey], Entry: traced.EntryKey))
            .Distinct()
            .ToList();
        foreach (var (entered, entry) in entries)
        {
            var steps = ScenarioPath.Steps(result, member.Id, entered, entry);
            yield return new Expectation
            {
                Member = member.Id,
                Journey = entered,
                Entry = entry,
                Path = ScenarioPath.Of(result, member.Id, entered, entry),
                State = steps[^1].State.ToString().ToLowerInvariant(),
            };
        }

        if (!entries.Exists(entered => entered.Journey == journey)) yield return new Expectation { Member = member.Id, Journey = journey, Path = [] };
        var before = member.Tags.Select(ScenarioMembers.Tag).ToHashSet();
        yield return new Expectation
        {
            Member = member.Id,
            Messages = [.. result.Messages.Where(message => message.Member == after.Id).Select(message => message.Template)],
            Tags = [.. after.Tags.Except(before).Select(tag => tag.ToString()).Order(StringComparer.Ordinal)],
            NoTags = [.. before.Except(after.Tags).Select(tag => tag.ToString()).Order(StringComparer.Ordinal)],
        };
    }
}
