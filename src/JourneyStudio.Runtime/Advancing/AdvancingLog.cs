using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Advancing;

internal static partial class AdvancingLog
{
    [LoggerMessage(1101, LogLevel.Error, "The turn of member {Member} failed; what failed is set aside and everything else goes on")]
    public static partial void MemberFailed(this ILogger logger, Exception exception, long member);

    [LoggerMessage(1102, LogLevel.Warning, "Enrollment {Enrollment} stands in version {Version}, which cannot be run; it is looked at again at {Due}")]
    public static partial void VersionMissing(this ILogger logger, long enrollment, long version, DateTimeOffset due);

    [LoggerMessage(1103, LogLevel.Information, "Another owner has taken the slots; epoch {Epoch} stops")]
    public static partial void Fenced(this ILogger logger, long epoch);

    [LoggerMessage(1104, LogLevel.Error, "Advancing failed; it goes on in {Pause}")]
    public static partial void BatchFailed(this ILogger logger, Exception exception, TimeSpan pause);

    [LoggerMessage(1105, LogLevel.Error, "Version {Number} of journey {Journey} cannot be run: {Problems}")]
    public static partial void VersionBroken(this ILogger logger, int number, string journey, string problems);

    [LoggerMessage(1106, LogLevel.Warning, "A batch of {Members} members was changed by someone else and is loaded again")]
    public static partial void Conflict(this ILogger logger, int members);

    [LoggerMessage(1107, LogLevel.Error, "What is stored of member {Member} cannot be read ({Reason}); their work is set aside")]
    public static partial void MemberUnreadable(this ILogger logger, long member, string reason);

    [LoggerMessage(1108, LogLevel.Warning, "Nobody has worked for slot {Slot} for {Time}, whatever the scheduler believes; it is taken over")]
    public static partial void SlotLay(this ILogger logger, int slot, TimeSpan time);

    [LoggerMessage(1109, LogLevel.Warning, "The slots could not be looked at; it is tried again in {Pause}")]
    public static partial void WatchFailed(this ILogger logger, Exception exception, TimeSpan pause);
}
