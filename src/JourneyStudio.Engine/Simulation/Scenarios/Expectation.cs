using System.Collections.Immutable;

namespace JourneyStudio.Engine.Simulation.Scenarios;

/// <summary>What must hold for a member at the end of a scenario. Whatever is given is checked.</summary>
public sealed record Expectation
{
    /// <summary>Who.</summary>
    public required string Member { get; init; }

    /// <summary>Journey whose path is expected.</summary>
    public string? Journey { get; init; }

    /// <summary>Entry key of the enrollment. Default empty.</summary>
    public string Entry { get; init; } = "";

    /// <summary>Steps in order: <c>activity:Port</c>, <c>activity</c> where it is parked, <c>activity:exited</c> where it ended. Empty: the member never entered.</summary>
    public ImmutableArray<string>? Path { get; init; }

    /// <summary>State of the enrollment: active, completed, exited, failed, stopped.</summary>
    public string? State { get; init; }

    /// <summary>Template of a message that must have been recorded.</summary>
    public string? Message { get; init; }

    /// <summary>Channel of that message.</summary>
    public string? Channel { get; init; }

    /// <summary>Instant of that message.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Texts that must stand in that message as the member reads it.</summary>
    public ImmutableArray<string> Contains { get; init; } = [];

    /// <summary>Template that must not have been sent.</summary>
    public string? NoMessage { get; init; }

    /// <summary>Templates of all messages in order, none else.</summary>
    public ImmutableArray<string>? Messages { get; init; }

    /// <summary>Tags that the member must have, as <c>tag</c> or <c>tag@scope</c>.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Tags that the member must not have.</summary>
    public ImmutableArray<string> NoTags { get; init; } = [];

    /// <summary>State of the member's latest instance by key of the coupon, as <c>coupon</c> or <c>coupon@session</c>.</summary>
    public ImmutableSortedDictionary<string, string> Coupons { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
