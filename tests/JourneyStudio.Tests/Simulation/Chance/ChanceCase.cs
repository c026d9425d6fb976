using System.Collections.Immutable;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>Everything that one seed throws: journeys, members, and what they do.</summary>
internal sealed record ChanceCase
{
    public required int Seed { get; init; }

    public required ImmutableArray<JourneyDefinition> Journeys { get; init; }

    public required ImmutableArray<MemberSnapshot> Members { get; init; }

    /// <summary>In the order stored.</summary>
    public required ImmutableArray<ChanceAct> Acts { get; init; }

    public ImmutableArray<ChanceMigration> Migrations { get; init; } = [];

    /// <summary>The runtime looks only at whole multiples of this; zero: at once.</summary>
    public required TimeSpan Tick { get; init; }

    public required DateTimeOffset Until { get; init; }

    public static ChanceCase Of(int seed)
    {
        var dice = new Dice(seed);
        var journeys = World.Journeys[..dice.From(1, World.Journeys.Length)].Select(id => RandomJourney.Of(id, dice)).ToImmutableArray();
        var members = Enumerable.Range(1, dice.From(1, 4)).Select(number => RandomMember.Of(number, dice)).ToImmutableArray();
        var until = World.Start.AddDays(dice.From(10, 60));
        var whole = new ChanceCase
        {
            Seed = seed,
            Journeys = journeys,
            Members = members,
            Acts = [],
            Tick = dice.Of([TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromMinutes(7), TimeSpan.FromHours(9)]),
            Until = until,
        };
        return whole with { Acts = [.. RandomActs.Of(whole, dice)], Migrations = [.. RandomMigration.Of(whole)] };
    }

    /// <exception cref="InvalidOperationException">A journey that passed its checks does not compile.</exception>
    public PlanSet Compile()
    {
        var plans = Journeys.Select(journey => Plan(journey, 1)).ToList();
        return new PlanSet([.. plans, .. Migrations.Select(migration => Plan(migration.Second, 2))], plans.Select(plan => plan.Identity.Version), World.Content);
    }

    public static Plan Plan(JourneyDefinition definition, int version)
    {
        var number = Array.IndexOf(World.Journeys, definition.DefinitionId) + 1;
        var identity = new PlanIdentity(new JourneyId(number), definition.DefinitionId, VersionOf(number, version), version);
        return Engine.Execution.Plan.Compile(identity, definition, World.Catalog).Value;
    }

    private static VersionId VersionOf(int journey, int version) => new(journey + 100 * (version - 1));
}

/// <summary>Something that happens: a member acts, or a session is moved.</summary>
/// <param name="StoredAt">When it comes in.</param>
/// <param name="Member">Who.</param>
/// <param name="At">When it happened by the sender's clock.</param>
/// <param name="Event">Name of the event.</param>
/// <param name="Key">The sender's key: one that comes again does nothing.</param>
/// <param name="Properties">Its properties.</param>
/// <param name="Set">Attributes that change with it.</param>
internal sealed record ChanceAct(
    DateTimeOffset StoredAt,
    MemberId Member,
    DateTimeOffset At,
    string Event,
    string Key,
    ImmutableSortedDictionary<string, AttributeValue> Properties,
    ImmutableSortedDictionary<string, AttributeValue?> Set)
{
    /// <summary>Changes the state of the newest coupon that the member holds by then.</summary>
    public CouponState? Coupon { get; init; }

    /// <summary>A session as it stands from now on.</summary>
    public SessionRecord? Session { get; init; }
}
