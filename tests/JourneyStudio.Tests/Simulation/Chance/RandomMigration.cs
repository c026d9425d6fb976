using System.Collections.Immutable;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Operating;

namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>Second versions: the first with ways and rules changed, or one that is drawn anew and shares little with it; and maps between them, mostly the obvious one.</summary>
internal static class RandomMigration
{
    /// <summary>Dice of their own: without migrations the seeds throw what they always threw.</summary>
    private const int Apart = 1_000_003;

    public static IEnumerable<ChanceMigration> Of(ChanceCase drawn)
    {
        var dice = new Dice(drawn.Seed + Apart);
        if (!dice.Percent(40)) yield break;
        var first = dice.Of(drawn.Journeys);
        var second = dice.Percent(50) ? RandomJourney.Of(first.DefinitionId, dice) : Changed(first, dice);
        var minutes = (int)(drawn.Until - World.Start).TotalMinutes;
        var at = dice.From(60, minutes / 2);
        DateTimeOffset? back = dice.Percent(50) ? World.Start.AddMinutes(at + dice.From(1, minutes / 3)) : null;
        yield return new ChanceMigration(World.Start.AddMinutes(at), second, Map(ChanceCase.Plan(first, 1), ChanceCase.Plan(second, 2), dice), back);
    }

    private static JourneyDefinition Changed(JourneyDefinition first, Dice dice) => first with
    {
        Rules = dice.Percent(50) ? first.Rules : RandomJourney.Of(first.DefinitionId, dice).Rules,
        Connections = [.. first.Connections.Where(_ => !dice.Percent(15))],
    };

    private static ImmutableSortedDictionary<string, MigrationChoice> Map(Plan from, Plan to, Dice dice)
    {
        var suggested = MigrationMap.Suggest(from, to);
        var targets = to.Definition.Activities.Select(activity => activity.Id).Where(id => MigrationMap.CanReceive(to, id)).ToList();
        return suggested.SetItems(suggested.Keys.Select(activity => KeyValuePair.Create(activity, dice.From(0, 99) switch
        {
            < 60 => suggested[activity],
            < 70 => MigrationChoice.Stay,
            < 80 => MigrationChoice.Exit,
            _ => MigrationChoice.To(dice.Of(targets)),
        })));
    }
}
