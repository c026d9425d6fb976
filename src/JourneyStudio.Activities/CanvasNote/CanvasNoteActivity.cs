using System.Collections.Immutable;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;

namespace JourneyStudio.Activities.CanvasNote;

/// <summary>Settings of <see cref="CanvasNoteActivity"/>.</summary>
public sealed record CanvasNoteSettings
{
    internal const int Longest = 2000;

    /// <summary>What is written, in lines; at most 2000 characters.</summary>
    public string Text { get; init; } = "";
}

/// <summary>Says something to whoever reads the journey. No member comes to it (decision 0051).</summary>
public sealed class CanvasNoteActivity : ActivityKind<CanvasNoteSettings>
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.CanvasNote",
        Family = ActivityFamily.Note,
        Fields = [Field.LongText("text")],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Problem> Check(CanvasNoteSettings settings)
    {
        if (settings.Text.Length > CanvasNoteSettings.Longest)
            yield return new Problem("setting.long", FormattableString.Invariant($"{CanvasNoteSettings.Longest}")) { Field = "text" };
    }

    /// <inheritdoc/>
    protected override ImmutableArray<Port> Ports(CanvasNoteSettings settings) => [];

    /// <inheritdoc/>
    protected override Outcome Execute(CanvasNoteSettings settings, ActivityContext context) => new Outcome.Complete("");

    /// <inheritdoc/>
    protected override string Summarise(CanvasNoteSettings settings, SummaryContext context) =>
        string.IsNullOrWhiteSpace(settings.Text) ? context.Say("summary.none") : string.Join(' ', settings.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
