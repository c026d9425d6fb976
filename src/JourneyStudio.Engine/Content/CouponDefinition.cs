namespace JourneyStudio.Engine.Content;

/// <summary>A coupon of the workspace.</summary>
/// <param name="Key">Immutable key.</param>
/// <param name="Names">What people read.</param>
/// <param name="Value">Amount taken off, in the workspace's currency.</param>
/// <param name="MinimumSpend">Order total from which it holds.</param>
/// <param name="Stock">How many can be claimed; null is unlimited.</param>
/// <param name="ValidDays">Days of validity from issue, in the member's zone; null never ends.</param>
/// <param name="Conditions">Where and for what it can be used, in a sentence.</param>
public sealed record CouponDefinition(string Key, LocalText Names, decimal Value, decimal MinimumSpend, int? Stock, int? ValidDays, LocalText? Conditions = null);
