using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Activities;

/// <summary>A case of a switch. In JSON: <c>{"name": "Gold", "rule": {…}}</c>.</summary>
/// <param name="Name">Name of its port.</param>
/// <param name="Rule">When it is taken.</param>
public sealed record SwitchCase(string Name, Rule Rule);
