using System.Text.Json;

namespace JourneyStudio.Engine.Definitions.Editing;

/// <summary>Edits inside one activity, and its place.</summary>
internal static class ActivityEdits
{
    /// <summary>Activities that are gone are passed over, so that moving many still moves the others.</summary>
    public static Result<DraftEdit> Move(JourneyDefinition draft, DraftCommand.Move move)
    {
        var to = new Dictionary<string, Position?>(StringComparer.Ordinal);
        foreach (var (activity, position) in move.Moves)
        {
            if (position is { } place && !(double.IsFinite(place.X) && double.IsFinite(place.Y))) return new Problem("draft.bad-position") { Activity = activity };
            to[activity] = position;
        }

        Activity[] moved = [.. draft.Activities.Where(activity => to.TryGetValue(activity.Id, out var position) && position != activity.Position)];
        if (moved.Length == 0) return DraftEditor.Nothing(draft);
        return new DraftEdit(
            draft with { Activities = [.. draft.Activities.Select(activity => to.TryGetValue(activity.Id, out var position) ? activity with { Position = position } : activity)] },
            new DraftCommand.Move([.. moved.Select(activity => new ActivityMove(activity.Id, activity.Position))]));
    }

    public static Result<DraftEdit> Set(JourneyDefinition draft, DraftCommand.Set set) => Change(draft, set.Activity, before =>
    {
        var index = before.Settings.Items.Select(item => item.Key).ToList().IndexOf(set.Setting);
        var old = index < 0 ? (JsonElement?)null : before.Settings.Items[index].Value;
        var settings = set.Value is not { } value ? before.Settings.Remove(set.Setting)
            : index >= 0 || set.At is null ? before.Settings.Set(set.Setting, value)
            : PropertyBag.From(before.Settings.Items.Insert(Math.Clamp(set.At.Value, 0, before.Settings.Count), KeyValuePair.Create(set.Setting, value)));
        return (before with { Settings = settings }, new DraftCommand.Set(set.Activity, set.Setting, old, index < 0 ? null : index));
    });

    public static Result<DraftEdit> Rename(JourneyDefinition draft, DraftCommand.Rename rename) => Change(draft, rename.Activity, before =>
        (before with { DisplayText = rename.Name }, new DraftCommand.Rename(rename.Activity, before.DisplayText)));

    public static Result<DraftEdit> Note(JourneyDefinition draft, DraftCommand.Note note) => Change(draft, note.Activity, before =>
        (before with { Description = note.Text }, new DraftCommand.Note(note.Activity, before.Description)));

    private static Result<DraftEdit> Change(JourneyDefinition draft, string id, Func<Activity, (Activity After, DraftCommand Inverse)> change)
    {
        if (draft.Find(id) is not { } before) return new Problem("draft.activity-gone", id) { Activity = id };
        var (after, inverse) = change(before);
        return after == before ? DraftEditor.Nothing(draft) : new DraftEdit(draft with { Activities = draft.Activities.Replace(before, after) }, inverse);
    }
}
