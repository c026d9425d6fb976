using System.Globalization;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions.Editing;

namespace JourneyStudio.Engine.Definitions.Lint;

/// <summary>Shows that a way out is meant to be the end, by an exit behind it.</summary>
internal static class Ends
{
    private const double Column = 304;
    private const double Row = 103;

    public static DraftCommand.Add? After(string source, string port, JourneyDefinition draft, ActivityCatalog catalog)
    {
        var kind = catalog.Kinds.FirstOrDefault(one => one.Descriptor.Family == ActivityFamily.Exit && one.Descriptor.Fields.All(field => !field.Required));
        if (kind is null || draft.Find(source) is not { } activity || catalog.Bind(activity) is not { } bound) return null;
        var exit = new Activity { Id = FreeId(draft), Type = kind.Descriptor.Type, Version = kind.Descriptor.Version, Position = Place(activity, bound.Ports.Select(one => one.Name).ToList().IndexOf(port), draft) };
        return new DraftCommand.Add([new Placed<Activity>(exit)], [new Placed<Connection>(new Connection(source, port, exit.Id))]);
    }

    private static string FreeId(JourneyDefinition draft)
    {
        var number = 1;
        while (draft.Find(Id()) is not null) number++;
        return Id();

        string Id() => "end-" + number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Below the activity, in the column of the port; further to the right where something stands already.</summary>
    private static Position Place(Activity source, int port, JourneyDefinition draft)
    {
        var from = source.Position ?? new Position(0, 0);
        var place = new Position(from.X + (Math.Max(0, port) * Column), from.Y + Row);
        while (draft.Activities.Any(one => one.Position is { } at && Math.Abs(at.X - place.X) < Column && Math.Abs(at.Y - place.Y) < Row)) place = place with { X = place.X + Column };
        return place;
    }
}
