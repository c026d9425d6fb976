using JourneyStudio.Engine.Activities;

namespace JourneyStudio.Engine.Rules;

/// <summary>Conditions on tags.</summary>
internal static class TagEvaluation
{
    public static bool Holds(TagRule rule, RuleContext context, List<DecidingValue> values)
    {
        var (has, name) = Look(rule, context);
        values.Add(new($"tag {name}", has ? "yes" : "no"));
        return has == rule.Has;
    }

    private static (bool Has, string Name) Look(TagRule rule, RuleContext context)
    {
        if (rule.Scope == RuleScope.Any) return (context.Member.Tags.Any(tag => tag.Tag == rule.Tag), $"{rule.Tag}@any");
        if (rule.Scope != RuleScope.Session) return Has(rule.Scope.Text);
        // Without a session there is nothing that the tag could be scoped to
        return context.SessionKey is { Length: > 0 } session ? Has(session) : (false, $"{rule.Tag}@session");

        (bool, string) Has(string scope)
        {
            var key = new Members.TagKey(rule.Tag, scope);
            return (context.Member.Tags.Contains(key), key.ToString());
        }
    }
}
