using System.Collections.Immutable;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Delivery;

/// <summary>What another system answered to a call.</summary>
/// <param name="Status">Status of HTTP.</param>
/// <param name="Fields">The plain fields of its JSON, by name.</param>
public sealed record DeliveryAnswer(int Status, ImmutableSortedDictionary<string, AttributeValue> Fields);
