using System.CommandLine;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Definitions.Importing;

namespace JourneyStudio.Cli.Importing;

/// <summary>What becomes of keys that the workspace doesn't know: <c>--create</c>, <c>--map</c> and <c>--leave</c>, each as often as it takes. Whatever no option speaks of is left.</summary>
internal sealed class ReferenceOptions
{
    private readonly (ReferenceAct Act, Option<string[]> Option)[] options =
    [
        (ReferenceAct.Create, Of("--create", "Creates what is missing: tags or segments (all of them), tag:KEY or segment:KEY. A segment has no rule then, and nobody belongs to it")),
        (ReferenceAct.Map, Of("--map", "Takes another in its place: tag:KEY=OTHER, or template:, form:, segment:, coupon:")),
        (ReferenceAct.Leave, Of("--leave", "Leaves one to a check in the draft, as everything is that no option names: tag:KEY, an exception from --create tags")),
    ];

    public void AddTo(Command command)
    {
        foreach (var (_, option) in options)
            command.Add(option);
    }

    /// <summary>The options in their order, or the first that cannot be read.</summary>
    public ReferenceWishes Read(ParseResult parse)
    {
        var read = new List<ReferenceOption>();
        foreach (var (act, option) in options)
        {
            foreach (var text in (parse.GetValue(option) ?? []).SelectMany(Parts))
            {
                if (ReferenceOption.Read(option.Name, act, text) is not { } one) return new([], new ReferenceRefusal($"{option.Name} {text}", new Problem("import.option-shape", ReferenceOption.Takes(act))));
                read.Add(one);
            }
        }

        return new(read, null);
    }

    /// <summary>Kinds may stand together, as in <c>tags,segments</c>; a key may hold a comma.</summary>
    private static string[] Parts(string text) => text.Contains(':', StringComparison.Ordinal) ? [text] : text.Split(',');

    private static Option<string[]> Of(string name, string description) => new(name) { Description = description + ". May be repeated", HelpName = "KIND:KEY", Arity = ArgumentArity.ZeroOrMore };
}
