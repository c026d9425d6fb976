using System.Globalization;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Settings;

namespace JourneyStudio.Web.Features.Sample;

/// <summary>How far loading has come, written in the same transaction as what it tells of: after a crash it goes on from there.</summary>
internal static class SampleMarks
{
    /// <summary>The day from which dates of the sample count.</summary>
    public const string Content = "sample.content";

    /// <summary>How many members are loaded.</summary>
    public const string Members = "sample.members";

    /// <summary>Set once the journeys are published; whoever deletes one later will not find it back.</summary>
    public const string Journeys = "sample.journeys";

    /// <summary>Set once the scenarios are kept; the same holds for them.</summary>
    public const string Scenarios = "sample.scenarios";

    public static async Task<string?> ReadAsync(StudioDbContext context, string mark, CancellationToken cancellationToken) =>
        (await context.Set<SettingRow>().FindAsync([mark], cancellationToken))?.Value;

    public static async Task<int> CountAsync(StudioDbContext context, CancellationToken cancellationToken) =>
        int.TryParse(await ReadAsync(context, Members, cancellationToken), CultureInfo.InvariantCulture, out var count) ? count : 0;

    public static async Task WriteAsync(StudioDbContext context, string mark, string value, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await context.Set<SettingRow>().FindAsync([mark], cancellationToken) is { } row)
            (row.Value, row.UpdatedAt) = (value, now);
        else
            context.Add(new SettingRow { Key = mark, Value = value, UpdatedAt = now });
    }
}
