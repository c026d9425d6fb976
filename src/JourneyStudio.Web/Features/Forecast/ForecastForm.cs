namespace JourneyStudio.Web.Features.Forecast;

/// <summary>What is asked of a forecast, as it is typed.</summary>
public sealed class ForecastForm
{
    /// <summary>Most members that can be made up.</summary>
    public const int MostMembers = 1_000_000;

    /// <summary>True: the members of the store with what they did; false: members who are made up.</summary>
    public bool Real { get; set; } = true;

    public int Days { get; set; } = 90;

    public int Members { get; set; } = 10_000;

    /// <summary>Percent.</summary>
    public int Answering { get; set; } = 30;

    /// <summary>What stands beside the draft: empty for nothing, <see cref="Live"/>, or the logical id of another journey whose draft it is.</summary>
    public string Beside { get; set; } = "";

    /// <summary>The version that is live.</summary>
    public const string Live = "@live";

    /// <summary>Price of a message by channel.</summary>
    public Dictionary<string, decimal> Prices { get; } = [];
}
