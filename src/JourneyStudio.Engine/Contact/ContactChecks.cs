using System.Collections.Immutable;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Contact;

/// <summary>What is wrong with caps and quiet hours, of the workspace or of a journey. <see cref="Problem.Path"/> names the row and the field: <c>[0].limit</c>.</summary>
public static class ContactChecks
{
    private const int LongestDays = 366;
    private const int MinutesOfADay = 24 * 60;

    /// <summary>Problems of caps.</summary>
    /// <param name="caps">The caps.</param>
    /// <param name="others">Caps that hold as well: for those of a journey the workspace's.</param>
    public static IEnumerable<Problem> Find(ImmutableArray<FrequencyCap> caps, ImmutableArray<FrequencyCap> others)
    {
        for (var i = 0; i < caps.Length; i++)
        {
            var cap = caps[i];
            if (cap.Limit is not > 0) yield return new Problem("caps.no-limit") { Field = "caps", Path = $"[{i}].limit" };
            if (Days(cap) is null) yield return new Problem("caps.no-days", cap.Per) { Field = "caps", Path = $"[{i}].per" };
            if (Unknown(cap.Channel) is { } channel) yield return new Problem("caps.unknown-channel", channel) { Field = "caps", Path = $"[{i}].channel" };
            if (cap.Limit is > 0 && caps.Where((_, other) => other != i).Concat(others).Any(other => Hides(other, cap)))
                yield return new Problem("caps.never-met", $"{cap.Limit}") { Field = "caps", Path = $"[{i}].limit", Severity = ProblemSeverity.Warns };
        }
    }

    /// <summary>Problems of quiet hours.</summary>
    public static IEnumerable<Problem> Find(ImmutableArray<QuietHours> quiet)
    {
        for (var i = 0; i < quiet.Length; i++)
        {
            var hours = quiet[i];
            var (from, to) = (QuietWindow.Time(hours.From), QuietWindow.Time(hours.To));
            if (from is null) yield return new Problem("quiet-hours.time", hours.From) { Field = "quietHours", Path = $"[{i}].from" };
            if (to is null) yield return new Problem("quiet-hours.time", hours.To) { Field = "quietHours", Path = $"[{i}].to" };
            if (from is not null && from == to) yield return new Problem("quiet-hours.empty", hours.From) { Field = "quietHours", Path = $"[{i}].to" };
            if (Unknown(hours.Channel) is { } channel) yield return new Problem("quiet-hours.unknown-channel", channel) { Field = "quietHours", Path = $"[{i}].channel" };
        }

        if (quiet.Select(hours => hours.Channel).Distinct().Any(channel => CoverTheDay(quiet.Where(hours => hours.Channel is null || hours.Channel == channel))))
            yield return new Problem("quiet-hours.always") { Field = "quietHours", Path = "[0].from" };
    }

    private static string? Unknown(string? channel) => channel is null || ChannelKeys.ToMembers.Contains(channel) ? null : channel;

    private static int? Days(FrequencyCap cap) =>
        cap.Per == FrequencyCap.Day ? 1 : Duration.Parse(cap.Per).TryGet(out var rolling) && rolling == new Duration { Days = rolling.Days } && rolling.Days is > 0 and <= LongestDays ? rolling.Days : null;

    /// <summary>Whether one cap lets so few messages through that the other is never reached.</summary>
    private static bool Hides(FrequencyCap strict, FrequencyCap loose)
    {
        if (ReferenceEquals(strict, loose) || strict.Limit is not > 0 || Days(strict) is not { } strictDays || Days(loose) is not { } looseDays) return false;
        if (strict.Channel is not null && strict.Channel != loose.Channel) return false;
        if (strict == loose) return false;
        var turns = ((looseDays + strictDays - 1) / strictDays) + (strict.Per == FrequencyCap.Day && loose.Per != FrequencyCap.Day ? 1 : 0);
        return (long)strict.Limit.Value * turns <= loose.Limit;
    }

    private static bool CoverTheDay(IEnumerable<QuietHours> quiet)
    {
        var minutes = new System.Collections.BitArray(MinutesOfADay);
        foreach (var hours in quiet)
        {
            if (QuietWindow.Time(hours.From) is not { } from || QuietWindow.Time(hours.To) is not { } to || from == to) continue;
            for (var minute = from; minute != to; minute = minute.AddMinutes(1)) minutes[(minute.Hour * 60) + minute.Minute] = true;
        }

        return minutes.HasAllSet();
    }
}
