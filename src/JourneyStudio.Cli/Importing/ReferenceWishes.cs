using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions.Importing;

namespace JourneyStudio.Cli.Importing;

/// <summary>What the command line asks for, before it is known what the files lack.</summary>
/// <param name="Options">The options.</param>
/// <param name="Refusal">The first that cannot be read.</param>
internal sealed record ReferenceWishes(IReadOnlyList<ReferenceOption> Options, ReferenceRefusal? Refusal)
{
    /// <summary>The choice for every missing key that an option speaks of. One that names the key goes before one for all of a kind.</summary>
    /// <param name="missing">What the files lack.</param>
    /// <param name="content">What the workspace has.</param>
    /// <param name="settling">Says whether a choice can be.</param>
    public ReferenceDecision Decide(IReadOnlyCollection<MissingReference> missing, ContentCatalog content, ReferenceSettling settling)
    {
        var decided = new Dictionary<MissingReference, ReferenceOption>();
        foreach (var option in Options.OrderBy(option => option.Key is null))
        {
            if (IsSlip(option, missing, content)) return Refused(option, new Problem("import.option-none"));
            foreach (var one in missing.Where(option.Covers))
                if ((decided.TryAdd(one, option) ? settling.Refusal(one, option.Choice) : Against(decided[one], option)) is { } problem) return Refused(option, problem);
        }

        return new(decided.ToDictionary(one => one.Key, one => one.Value.Choice), null);
    }

    /// <summary>A key that nobody lacks is a slip, unless it is there meanwhile: the same command may be run again.</summary>
    private static bool IsSlip(ReferenceOption option, IReadOnlyCollection<MissingReference> missing, ContentCatalog content) =>
        option.Key is { } key && !missing.Any(option.Covers) && new MissingReference(option.Kind, key).Alternatives(content.Content).All(known => known.Key != key);

    private static Problem? Against(ReferenceOption first, ReferenceOption second) =>
        (first.Key is null) == (second.Key is null) && first.Choice != second.Choice ? new Problem("import.option-twice", first.Said) : null;

    private static ReferenceDecision Refused(ReferenceOption option, Problem problem) => new(new Dictionary<MissingReference, ReferenceChoice>(), new(option.Said, problem));
}

/// <summary>What becomes of what the files lack.</summary>
/// <param name="Choices">By missing key; others are left.</param>
/// <param name="Refusal">The first option that cannot be carried out; then nothing may be.</param>
internal sealed record ReferenceDecision(IReadOnlyDictionary<MissingReference, ReferenceChoice> Choices, ReferenceRefusal? Refusal);

/// <summary>An option that cannot be read or carried out.</summary>
/// <param name="Said">The option as it was given.</param>
/// <param name="Problem">Why.</param>
internal sealed record ReferenceRefusal(string Said, Problem Problem)
{
    public string Say(string language) => $"{Said}: {ProblemTexts.Say(Problem, language)}";
}
