using System.Collections.Immutable;

namespace JourneyStudio.Engine.Rules;

/// <summary>
/// A condition on a member, read from JSON by <see cref="RuleJson"/>. It is two-valued: it holds or it doesn't, missing values included.
/// The set of rules is closed.
/// </summary>
public abstract record Rule
{
    private protected Rule()
    {
    }

    /// <summary>The conditions this rule is made of, groups taken apart.</summary>
    public IEnumerable<Rule> Leaves => this is GroupRule group ? group.Rules.SelectMany(rule => rule.Leaves) : [this];
}

/// <summary>Several rules joined.</summary>
/// <param name="Kind">How.</param>
/// <param name="Rules">The rules, in the order they are looked at. Only <see cref="GroupKind.All"/> may be empty: it always holds.</param>
public sealed record GroupRule(GroupKind Kind, ImmutableArray<Rule> Rules) : Rule;

/// <summary>How a group joins its rules. In JSON: all, any, none.</summary>
public enum GroupKind
{
    /// <summary>Every one holds.</summary>
    All,

    /// <summary>At least one holds.</summary>
    Any,

    /// <summary>Not one holds.</summary>
    None,
}
