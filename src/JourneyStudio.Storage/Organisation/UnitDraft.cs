using JourneyStudio.Engine.Content;

namespace JourneyStudio.Storage.Organisation;

/// <summary>A unit as somebody wants it.</summary>
/// <param name="Kind">One of <see cref="OrgUnitKinds.Below"/>; of one that is there it stays.</param>
/// <param name="Names">What it is called.</param>
/// <param name="City">Where it is.</param>
/// <param name="Address">Its address.</param>
/// <param name="TimeZone">IANA name; null: that of the workspace.</param>
public sealed record UnitDraft(string Kind, LocalText Names, LocalText? City, LocalText? Address, string? TimeZone);
