using System.Collections.Immutable;

namespace JourneyStudio.Engine.Content;

/// <summary>An attribute of the workspace's members. Journeys refer to it by <see cref="Key"/>, which never changes.</summary>
/// <param name="Key">Immutable key.</param>
/// <param name="Names">What people read.</param>
/// <param name="AgeOf">For a date of birth: whose, so that rules can speak of their age ("baby is younger than 12 months").</param>
/// <param name="Type">What it can hold; null: what the forms that ask for it take, see <see cref="ContentCatalog.TypeOf"/>.</param>
/// <param name="Choices">What can be chosen, for <see cref="AttributeType.Choice"/> and <see cref="AttributeType.MultiChoice"/>.</param>
/// <param name="Personal">Whether its values are personal data, which people see only when they ask to. It changes nothing about what journeys do.</param>
public sealed record AttributeDefinition(string Key, LocalText Names, LocalText? AgeOf = null, AttributeType? Type = null, ImmutableArray<FormChoice> Choices = default, bool Personal = false);
