using System.Text.Json;
using JourneyStudio.Engine.Definitions;

namespace JourneyStudio.Engine.Rules;

/// <summary>
/// The rule language's JSON. Groups: <c>{"all":[…]}</c>, <c>{"any":[…]}</c>, <c>{"none":[…]}</c>. Conditions:
/// <c>{"attribute":"dueDate","op":"after","value":"today-P30D"}</c>, <c>{"property":"form","op":"is","value":"signup"}</c>,
/// <c>{"tag":"signed-up","has":true,"scope":"session"}</c>, <c>{"coupon":"club","state":"redeemed","has":true,"scope":"session"}</c>,
/// <c>{"event":"order.paid","atLeast":1,"atMost":3,"within":"P7D","where":[…],"scope":"any"}</c>,
/// <c>{"order":{"status":"paid","within":"P7D","totalAtLeast":1000,"totalAtMost":5000,"product":"x"},"atLeast":1}</c>,
/// <c>{"message":"opened","template":"welcome","channel":"email","within":"P7D","atLeast":1}</c>.
/// </summary>
public static class RuleJson
{
    /// <summary>Reads a rule; every problem found has its path within the rule, from <c>$</c>.</summary>
    public static Result<Rule> Parse(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Undefined && RuleCharacters.AreBroken(json.GetRawText())) return new Problem("rule.characters") { Path = "$" };
        var problems = new List<Problem>();
        var rule = RuleReader.Read(new RuleNode(json, "$", problems));
        return problems.Count == 0 && rule is not null ? rule : Result.Fail<Rule>([.. problems]);
    }

    /// <summary>Writes a rule; what is at its default is left out. Parsing it gives an equal rule.</summary>
    public static JsonElement Write(Rule rule)
    {
        var writer = new CanonicalWriter();
        writer.Object(o => RuleWriter.Write(o, rule));
        return JsonElement.Parse(writer.ToString());
    }
}
