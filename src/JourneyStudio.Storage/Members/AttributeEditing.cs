using System.Collections.Immutable;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Segments;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Members;

/// <summary>What people do to the attributes of members. Every change is audited with what was before and after.</summary>
public sealed class AttributeEditing(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    public const string Subject = "attribute";
    private const string Restored = "attribute.restore";
    private const int MostChoices = 200;

    /// <summary>Adds an attribute. Its key and type never change.</summary>
    public Task<IReadOnlyList<Problem>> CreateAsync(string key, LocalText names, AttributeType type, ImmutableArray<FormChoice> choices, long? actor, CancellationToken cancellationToken) => WriteAsync(
        key,
        "attribute.create",
        actor,
        (context, row) =>
        {
            if (row is not null || BuiltInAttributes.All.Contains(key))
                return [new Problem("attribute.taken", key)];
            if (Faults(type, choices) is { Count: > 0 } faults)
                return faults;
            context.Add(new AttributeDefinitionRow { Key = key, Names = names, Type = AttributeTypes.Write(type), Choices = AttributeTypes.Write(choices), CreatedAt = clock.GetUtcNow() });
            return [];
        },
        cancellationToken);

    /// <summary>Gives it other names and choices. A choice that members have stays until they have it no more.</summary>
    public Task<IReadOnlyList<Problem>> ChangeAsync(string key, LocalText names, ImmutableArray<FormChoice> choices, long? actor, CancellationToken cancellationToken) => WriteAsync(
        key,
        "attribute.change",
        actor,
        (_, row) =>
        {
            if (row is null)
                return [new Problem("attribute.gone", key)];
            if (Faults(AttributeTypes.Read(row.Type), choices) is { Count: > 0 } faults)
                return faults;
            (row.Names, row.Choices) = (names, AttributeTypes.Write(choices));
            return [];
        },
        cancellationToken);

    /// <summary>Says that its values are personal data, or that they are not: from then on they are masked, or shown.</summary>
    public Task<IReadOnlyList<Problem>> MarkAsync(string key, bool personal, long? actor, CancellationToken cancellationToken) => WriteAsync(
        key,
        personal ? "attribute.personal" : "attribute.open",
        actor,
        (_, row) =>
        {
            if (row is null || row.Personal == personal)
                return [new Problem("attribute.gone", key)];
            row.Personal = personal;
            return [];
        },
        cancellationToken);

    /// <summary>Offers it nowhere any more, or again; its values stay. What members are subject to keeps it in use.</summary>
    public async Task<IReadOnlyList<Problem>> ArchiveAsync(string key, bool archived, long? actor, CancellationToken cancellationToken)
    {
        await using var reading = await contexts.CreateDbContextAsync(cancellationToken);
        if (archived && ((await AttributeListings.UsesAsync(reading, cancellationToken))[key].Any(use => use.Published) || await AttributeListings.IsAskedAsync(reading, key, cancellationToken)))
            return [new Problem("attribute.used", key)];
        return await WriteAsync(
            key,
            archived ? "attribute.archive" : Restored,
            actor,
            (_, row) =>
            {
                if (row is null || row.ArchivedAt is not null == archived)
                    return [new Problem("attribute.gone", key)];
                row.ArchivedAt = archived ? clock.GetUtcNow() : null;
                return [];
            },
            cancellationToken);
    }

    /// <summary>Takes an attribute back into use, for the caller to save.</summary>
    internal static void Restore(StudioDbContext context, AttributeDefinitionRow row, long? actor, DateTimeOffset now)
    {
        row.ArchivedAt = null;
        context.Add(Note(Restored, row.Key, Said(row), Said(row), actor, now));
    }

    /// <summary>Values of several choices stand in one text: none may be part of another, or rules could not tell them apart.</summary>
    private static List<Problem> Faults(AttributeType type, ImmutableArray<FormChoice> choices)
    {
        if (type is not (AttributeType.Choice or AttributeType.MultiChoice))
            return [];
        if (choices.IsDefaultOrEmpty || choices.Length > MostChoices)
            return [new Problem("attribute.choices", MostChoices.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        if (type == AttributeType.MultiChoice && choices.FirstOrDefault(choice => choices.Any(other => other != choice && other.Value.Contains(choice.Value, StringComparison.OrdinalIgnoreCase))) is { } part)
            return [new Problem("attribute.choice-twice", part.Value)];
        return [.. choices.GroupBy(choice => choice.Value).Where(group => group.Count() > 1 || group.Key.Length == 0 || group.Key.Contains(',', StringComparison.Ordinal)).Select(group => new Problem("attribute.choice-twice", group.Key))];
    }

    private static AuditRow Note(string action, string key, string before, string after, long? actor, DateTimeOffset now) =>
        new() { At = now, Actor = actor, Action = action, SubjectKind = Subject, SubjectId = key, Values = StoredJson.Write(new SegmentValues(before, after)) };

    private async Task<IReadOnlyList<Problem>> WriteAsync(
        string key, string action, long? actor, Func<StudioDbContext, AttributeDefinitionRow?, IReadOnlyList<Problem>> change, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        var row = await context.Set<AttributeDefinitionRow>().FindAsync([key], cancellationToken);
        var before = Said(row);
        if (change(context, row) is { Count: > 0 } problems)
            return problems;
        var after = Said(row ?? context.Set<AttributeDefinitionRow>().Local.FirstOrDefault(added => added.Key == key));
        context.Add(Note(action, key, before, after, actor, clock.GetUtcNow()));
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return [];
    }

    private static string Said(AttributeDefinitionRow? row) => row is null ? "" : $"{row.Names.En} / {row.Names.Zh}, {row.Type}{(row.Choices is null ? "" : $", {row.Choices}")}{(row.Personal ? ", personal" : "")}";
}
