namespace JourneyStudio.Engine.Rules;

/// <summary>Which session a tag, coupon or event belongs to. In JSON: <c>""</c>, <c>"session"</c>, <c>"any"</c>, or a session's key.</summary>
/// <param name="Text">The scope as it is written.</param>
public readonly record struct RuleScope(string Text)
{
    /// <summary>No session.</summary>
    public static readonly RuleScope None = new("");

    /// <summary>The enrollment's session.</summary>
    public static readonly RuleScope Session = new("session");

    /// <summary>Whatever session, or none.</summary>
    public static readonly RuleScope Any = new("any");
}
