using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions.Elsa;

namespace JourneyStudio.Activities.Note;

/// <summary>Settings of <see cref="NoteActivity"/>.</summary>
public sealed record NoteSettings
{
    internal const int Longest = 200;

    /// <summary>What is written, at most 200 characters; the same for everyone.</summary>
    public string Note { get; init; } = "";
}

/// <summary>Writes a line into the trace of whoever comes by, and does nothing else.</summary>
public sealed class NoteActivity : ActivityKind<NoteSettings>
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.Note",
        Family = ActivityFamily.Action,
        Fields = [Field.Text("note") with { Required = true }],
        Elsa = [ElsaCounterpart.Of("Elsa.WriteLine", "text", "note")],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Problem> Check(NoteSettings settings)
    {
        if (settings.Note.Length > NoteSettings.Longest)
            yield return new Problem("setting.long", FormattableString.Invariant($"{NoteSettings.Longest}")) { Field = "note" };
    }

    /// <inheritdoc/>
    protected override Outcome Execute(NoteSettings settings, ActivityContext context) =>
        new Outcome.Continue(Port.Done) { Values = [new DecidingValue("note", settings.Note)] };

    /// <inheritdoc/>
    protected override string Summarise(NoteSettings settings, SummaryContext context) =>
        settings.Note.Length == 0 ? context.Missing : context.Say("summary", settings.Note);
}
