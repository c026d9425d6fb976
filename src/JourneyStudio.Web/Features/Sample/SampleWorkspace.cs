using System.Text.Json;
using System.Text.Json.Serialization;
using JourneyStudio.Engine.Content;

namespace JourneyStudio.Web.Features.Sample;

/// <summary>What <c>samples/workspace/content.json</c> holds beside the content that journeys refer to: the organisation, a campaign and its sessions.</summary>
internal sealed record SampleWorkspace
{
    public required LocalText Name { get; init; }

    public required IReadOnlyList<SampleUnit> Organisation { get; init; }

    public IReadOnlyList<SampleProductLine> ProductLines { get; init; } = [];

    public required IReadOnlyList<SampleCampaign> Campaigns { get; init; }

    public required IReadOnlyList<SampleSession> Sessions { get; init; }

    public IEnumerable<SampleUnit> Stores => Organisation.SelectMany(unit => unit.Branch).Where(unit => unit.Kind == "store");

    public static SampleWorkspace Read(string json) => JsonSerializer.Deserialize<SampleWorkspace>(json, JsonSerializerOptions.Web)!;
}

/// <summary>Region, office or store, with what belongs to it.</summary>
internal sealed record SampleUnit
{
    public required string Kind { get; init; }

    public required string Key { get; init; }

    public required LocalText Names { get; init; }

    public LocalText? City { get; init; }

    public LocalText? Address { get; init; }

    public string? Zone { get; init; }

    public IReadOnlyList<SampleUnit> Children { get; init; } = [];

    public IReadOnlyList<SamplePerson> Staff { get; init; } = [];

    /// <summary>This unit and all below it, parents first.</summary>
    [JsonIgnore]
    public IEnumerable<SampleUnit> Branch => Children.SelectMany(child => child.Branch).Prepend(this);
}

/// <summary>Someone who works in a store.</summary>
internal sealed record SamplePerson(string Key, LocalText Names, string Role);

internal sealed record SampleProductLine(string Key, LocalText Names);

internal sealed record SampleCampaign(string Key, LocalText Names);

/// <summary>A session, dated by days from the day on which the sample is loaded.</summary>
internal sealed record SampleSession
{
    public required string Key { get; init; }

    public required string Campaign { get; init; }

    public required LocalText Names { get; init; }

    public required string Store { get; init; }

    public required LocalText Place { get; init; }

    public required string Zone { get; init; }

    public required int Day { get; init; }

    public required TimeOnly At { get; init; }

    public required int Minutes { get; init; }

    public required int Capacity { get; init; }

    public required string Coupon { get; init; }

    public required string Lecturer { get; init; }

    /// <summary>The first instant of the session, when the sample is loaded at <paramref name="now"/>.</summary>
    public DateTimeOffset StartsAt(DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        var local = TimeZoneInfo.ConvertTime(now, zone).Date.AddDays(Day) + At.ToTimeSpan();
        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local, zone), TimeSpan.Zero);
    }
}
