using System.Collections.Immutable;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Web.Features.Attributes;

/// <summary>What the page of attributes does: the change is stored and audited, and whoever reads attributes learns of it.</summary>
public sealed class AttributeDesk(AttributeEditing editing, RuntimeSignals signals)
{
    private const int KeyLength = 6;

    /// <summary>Adds an attribute. Its key is made of its English name where that has letters, and of chance.</summary>
    public async Task<IReadOnlyList<Problem>> CreateAsync(LocalText names, AttributeType type, IReadOnlyList<(string? Value, LocalText Label)> choices, long? actor, CancellationToken cancellationToken) =>
        Told(await editing.CreateAsync(NameKeys.Of(names), names, type, Keyed(choices), actor, cancellationToken));

    public async Task<IReadOnlyList<Problem>> ChangeAsync(string key, LocalText names, IReadOnlyList<(string? Value, LocalText Label)> choices, long? actor, CancellationToken cancellationToken) =>
        Told(await editing.ChangeAsync(key, names, Keyed(choices), actor, cancellationToken));

    /// <summary>Says that its values are personal data, or that they are not.</summary>
    public async Task<IReadOnlyList<Problem>> MarkAsync(string key, bool personal, long? actor, CancellationToken cancellationToken) =>
        Told(await editing.MarkAsync(key, personal, actor, cancellationToken));

    public async Task<IReadOnlyList<Problem>> ArchiveAsync(string key, bool archived, long? actor, CancellationToken cancellationToken) =>
        Told(await editing.ArchiveAsync(key, archived, actor, cancellationToken));

    /// <summary>A choice that is new gets a value by chance: of one length, so that none is part of another.</summary>
    private static ImmutableArray<FormChoice> Keyed(IReadOnlyList<(string? Value, LocalText Label)> choices) => [.. choices.Select(choice => new FormChoice(choice.Value ?? PublicId.New()[^KeyLength..], choice.Label))];

    private IReadOnlyList<Problem> Told(IReadOnlyList<Problem> problems)
    {
        if (problems.Count == 0)
            signals.PlansChanged();
        return problems;
    }
}
