using System.Collections.Immutable;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Activities.Tags;

/// <summary>Settings of <see cref="TagsActivity"/>.</summary>
public sealed record TagsSettings
{
    /// <summary>Keys of tags to add.</summary>
    public ImmutableArray<string> Add { get; init; } = [];

    /// <summary>Keys of tags to take away.</summary>
    public ImmutableArray<string> Remove { get; init; } = [];
}

/// <summary>Adds and removes tags; a scoped tag gets the enrollment's session as its scope.</summary>
public sealed class TagsActivity : ActivityKind<TagsSettings>
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.Tags",
        Family = ActivityFamily.Action,
        Fields = [Field.Tags("add") with { Writes = true }, Field.Tags("remove") with { Writes = true }],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Problem> Check(TagsSettings settings)
    {
        if (settings.Add.IsEmpty && settings.Remove.IsEmpty) yield return new Problem("setting.missing", "add") { Field = "add" };
        foreach (var tag in settings.Add.Intersect(settings.Remove)) yield return new Problem("tags.added-and-removed", tag) { Field = "remove" };
    }

    /// <inheritdoc/>
    protected override ImmutableArray<Port> Ports(TagsSettings settings) => [new Port(Port.Done, MayEnd: true)];

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(TagsSettings settings) => SnapshotNeeds.None with { Tags = [.. settings.Add, .. settings.Remove] };

    /// <inheritdoc/>
    protected override Outcome Execute(TagsSettings settings, ActivityContext context) => Outcome.By(
        Port.Done,
        [
            .. settings.Add.Select(tag => new Effect.AddTag(context.ScopedTag(tag))),
            .. settings.Remove.Select(tag => new Effect.RemoveTag(context.ScopedTag(tag))),
        ]);

    /// <inheritdoc/>
    protected override string Summarise(TagsSettings settings, SummaryContext context) => (settings.Add.IsEmpty, settings.Remove.IsEmpty) switch
    {
        (true, true) => context.Missing,
        (false, true) => context.Say("summary.add", context.Tags(settings.Add)),
        (true, false) => context.Say("summary.remove", context.Tags(settings.Remove)),
        _ => context.Say("summary.both", context.Tags(settings.Add), context.Tags(settings.Remove)),
    };
}
