using JourneyStudio.Storage.Tasks;

namespace JourneyStudio.Web.Features.Tasks;

/// <summary>Parts of the list by their word in addresses.</summary>
internal static class TaskViews
{
    public static readonly IReadOnlyList<(string Word, TaskView View)> All = [("open", TaskView.Open), ("overdue", TaskView.Overdue), ("done", TaskView.Done)];

    public static TaskView Of(string? word) => Find(word) ?? TaskView.Open;

    public static TaskView? Find(string? word) => All.Where(entry => entry.Word == word).Select(entry => (TaskView?)entry.View).FirstOrDefault();

    public static string Word(TaskView view) => All.First(entry => entry.View == view).Word;
}
