namespace JourneyStudio.Engine.Definitions;

/// <summary>Whether a member who has been in the journey may come in again; judged per entry key.</summary>
public sealed record Reentry
{
    /// <summary>Once only, with the empty key.</summary>
    public static readonly Reentry Never = new();

    /// <summary>Default <see cref="ReentryMode.Never"/>.</summary>
    public ReentryMode Mode { get; init; }

    /// <summary>Days since the last entry, for <see cref="ReentryMode.AfterDays"/>.</summary>
    public int? Days { get; init; }

    /// <summary>
    /// Name of the record of the entry event that makes an entry its own (<c>session</c>, <c>order</c>, <c>subscription</c>,
    /// <c>coupon</c>, <c>child</c>); null: one entry at a time for the member as a whole.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>Unknown properties, kept.</summary>
    public PropertyBag Extra { get; init; } = PropertyBag.Empty;
}
