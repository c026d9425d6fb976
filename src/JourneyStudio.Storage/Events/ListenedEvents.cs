namespace JourneyStudio.Storage.Events;

/// <summary>
/// Which of the store's own events anybody listens to; the others are not kept. Until the published versions are known, and where no runtime is, all are.
/// </summary>
public sealed class ListenedEvents
{
    private volatile Func<string, bool> hears = _ => true;

    /// <summary>For writers that tell no changes.</summary>
    internal static ListenedEvents Nobody { get; } = new() { hears = _ => false };

    public bool Hears(string name) => hears(name);

    /// <summary>Takes over what the published versions listen to.</summary>
    public void Set(Func<string, bool> listensTo) => hears = listensTo;
}
