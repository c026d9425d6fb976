namespace JourneyStudio.Engine.Members;

/// <summary>A term of an online product, as journeys see it.</summary>
/// <param name="Key">Key of the subscription.</param>
/// <param name="Product">Key of the product.</param>
/// <param name="State">trial, paid or expired.</param>
/// <param name="StartsAt">Start of the term.</param>
/// <param name="EndsAt">End of the term.</param>
public sealed record SubscriptionFact(string Key, string Product, string State, DateTimeOffset StartsAt, DateTimeOffset EndsAt);
