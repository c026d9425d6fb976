using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using JourneyStudio.Engine.Definitions;

namespace JourneyStudio.Engine.Activities;

/// <summary>All kinds of activities, found in an assembly: a new kind needs no registration.</summary>
public sealed class ActivityCatalog
{
    private readonly FrozenDictionary<string, ActivityKind> kinds;
    private readonly FrozenDictionary<string, ActivityTexts> texts;

    private ActivityCatalog(IEnumerable<ActivityKind> found)
    {
        Kinds = [.. found.OrderBy(kind => kind.Descriptor.Family).ThenBy(kind => kind.Descriptor.Type, StringComparer.Ordinal)];
        kinds = Kinds.ToFrozenDictionary(kind => kind.Descriptor.Type);
        texts = Kinds.ToFrozenDictionary(kind => kind.Descriptor.Type, kind => ActivityTexts.Of(kind.GetType()));
    }

    /// <summary>Every kind, by family and type.</summary>
    public ImmutableArray<ActivityKind> Kinds { get; }

    /// <summary>The kinds of an assembly: every class that is an <see cref="ActivityKind"/>.</summary>
    /// <exception cref="ArgumentException">Two kinds have the same type name.</exception>
    public static ActivityCatalog Load(Assembly assembly) =>
        new(assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(ActivityKind)) && !type.IsAbstract).Select(type => (ActivityKind)Activator.CreateInstance(type)!));

    /// <summary>The kind of a type, or null when it is unknown here.</summary>
    public ActivityKind? Find(string type) => kinds.GetValueOrDefault(type);

    /// <summary>Icon, help and strings of a known type.</summary>
    public ActivityTexts Texts(string type) => texts[type];

    /// <summary>The activity joined with its kind, or null when its type is unknown.</summary>
    public BoundActivity? Bind(Activity activity) => Find(activity.Type)?.Bind(activity);

    /// <summary>Names of the settings of a type in the order they are written; none for an unknown type.</summary>
    public IReadOnlyList<string> PropertyOrder(string type) => Find(type)?.Descriptor.PropertyOrder ?? [];
}
