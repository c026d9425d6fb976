using JourneyStudio.Storage.Tasks;

namespace JourneyStudio.Web.Features.Tasks;

/// <summary>Icons and tones of tasks.</summary>
internal static class TaskMarks
{
    public static string Icon(string kind) => kind switch
    {
        "wecom" => "message-circle",
        "phone" => "phone",
        "store" => "store",
        "tag" => "tag",
        _ => "clipboard-check",
    };

    /// <summary>Key of the words, icon and tone for where a task stands.</summary>
    public static (string Key, string IconName, string Tone) State(TaskListing item, DateTimeOffset now) => item.Task.State switch
    {
        TaskStates.Done => ("State.Done", "circle-check", "ok"),
        TaskStates.Withdrawn => ("State.Withdrawn", "undo-2", ""),
        _ when item.IsOverdue(now) => ("State.Overdue", "triangle-alert", "danger"),
        _ when item.Task.Due - now < TimeSpan.FromHours(24) => ("State.Soon", "clock", "warn"),
        _ => ("State.Open", "clock", ""),
    };
}
