namespace JourneyStudio.Web.Features.Touchpoints;

/// <summary>Settings of section <c>Touchpoints</c>.</summary>
public sealed class TouchpointOptions
{
    public const string Section = "Touchpoints";

    /// <summary>The name at the top of the pages that members see. Default: the brand of the sample workspace.</summary>
    public string Brand { get; set; } = "Lumi";

    /// <summary>How long before the start of a session its check-in code begins to work. Default: 3 days.</summary>
    public TimeSpan CheckInOpens { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How long a phone is recognised after its owner typed their number. Default: 180 days.</summary>
    public TimeSpan RecognisedFor { get; set; } = TimeSpan.FromDays(180);

    /// <summary>Requests that one address may make in a minute; a store's guests share one. Default: 300.</summary>
    public int RequestsPerMinute { get; set; } = 300;

    /// <summary>Wrong store codes that one coupon takes in ten minutes. Default: 5.</summary>
    public int CodeTries { get; set; } = 5;
}
