using JourneyStudio.Engine.Content;

namespace JourneyStudio.Engine.Simulation.Scenarios;

/// <summary>An expectation that does not hold.</summary>
/// <param name="Member">Whose.</param>
/// <param name="Check">What was checked: the code of its text after <c>expectation.</c>, such as <c>path</c>.</param>
/// <param name="Subject">Of what: a journey with its entry, a template, a coupon; empty for none.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Actual">What happened.</param>
public sealed record ScenarioFailure(string Member, string Check, string Subject, string Expected, string Actual)
{
    /// <summary>Which of the scenario's expectations, from 0.</summary>
    public int Expectation { get; init; }

    /// <summary>Activity at which a path first goes another way, or at which the message was asked for; null where no activity has to do with it.</summary>
    public string? Activity { get; init; }

    /// <summary>In one sentence.</summary>
    public string Say(string language) => $"{Member}: {ProblemTexts.Say(new Problem($"expectation.{Check}", Subject, Expected, Actual), language)}";

    /// <inheritdoc/>
    public override string ToString() => Say(Languages.English);
}
