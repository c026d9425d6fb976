using System.Collections.Immutable;

namespace JourneyStudio.Engine.Definitions.Elsa;

/// <summary>Says that a kind of activity does what one of Elsa does, so that an import puts it in its place.</summary>
/// <param name="Type">Type of Elsa's activity, such as <c>Elsa.Delay</c>.</param>
/// <param name="Settings">The settings, from the inputs of Elsa's activity. An input that is not understood leaves its setting empty, which blocks publishing, and is noted.</param>
public sealed record ElsaCounterpart(string Type, Func<ElsaInputs, PropertyBag> Settings)
{
    /// <summary><see cref="Type"/> for any workflow that is used as an activity, whatever its name.</summary>
    public const string Workflow = "";

    /// <summary>True: only where the flow begins with it; false: only where it doesn't; null: anywhere.</summary>
    public bool? Starts { get; init; }

    /// <summary>Names of its ports here, by those in the file. Ports that are not named keep theirs.</summary>
    public ImmutableDictionary<string, string> Ports { get; init; } = [];

    /// <summary>Settings of an activity that has one, taken from one input.</summary>
    /// <param name="type">Type of Elsa's activity.</param>
    /// <param name="input">Name of the input.</param>
    /// <param name="setting">Name of the setting.</param>
    /// <param name="read">What becomes of the text of the input; null when it cannot be said here. Default: it stays.</param>
    public static ElsaCounterpart Of(string type, string input, string setting, Func<string, string?>? read = null) =>
        new(type, inputs => inputs.Text(input, read) is { } value ? PropertyBag.Empty.Set(setting, value) : PropertyBag.Empty);

    /// <summary>Takes the place of an activity in all but its settings.</summary>
    /// <param name="type">Type of Elsa's activity.</param>
    /// <param name="note">Code of the problem that says what is to be done.</param>
    public static ElsaCounterpart Bare(string type, string note) => new(type, inputs =>
    {
        inputs.Note(note);
        return PropertyBag.Empty;
    });

    /// <summary>The same with other names of ports.</summary>
    /// <param name="names">Name in the file, name here.</param>
    public ElsaCounterpart Renaming(params ReadOnlySpan<(string From, string To)> names)
    {
        var ports = Ports;
        foreach (var (from, to) in names) ports = ports.SetItem(from, to);
        return this with { Ports = ports };
    }
}
