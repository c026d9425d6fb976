using JourneyStudio.Engine.Members;

namespace JourneyStudio.Web.Features.Sample;

/// <summary>One fictional member with everything that the studio keeps about them.</summary>
internal sealed record SampleMember
{
    /// <summary>Counts from 1; everything else follows from it, the seed and the day.</summary>
    public required int Number { get; init; }

    public required string ExternalId { get; init; }

    public required string Name { get; init; }

    public required string Language { get; init; }

    /// <summary>E.164 in a range (+86 100) that no mobile network uses.</summary>
    public required string Phone { get; init; }

    public required string Email { get; init; }

    public required string OpenId { get; init; }

    public required SampleStore Store { get; init; }

    public required string Guide { get; init; }

    public required string Stage { get; init; }

    public required string Level { get; init; }

    public required DateTimeOffset JoinedAt { get; init; }

    public required IReadOnlyList<SampleChild> Children { get; init; }

    public required IReadOnlyList<OrderFact> Orders { get; init; }

    public required IReadOnlyList<SampleEvent> Events { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required IReadOnlyList<Consent> Consents { get; init; }
}

/// <summary>A child of a member: born, or on the way.</summary>
internal sealed record SampleChild(string? Name, DateOnly? DueDate, DateOnly? BirthDate);

/// <summary>Something that happened before the studio was set up; no journey takes it up.</summary>
internal sealed record SampleEvent(string Name, DateTimeOffset At, IReadOnlyDictionary<string, AttributeValue> Properties);
