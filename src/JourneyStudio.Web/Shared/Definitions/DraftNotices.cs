using System.Collections.Concurrent;
using JourneyStudio.Web.Shared.Localisation;

namespace JourneyStudio.Web.Shared.Definitions;

/// <summary>Tells the open designers of a journey that its draft has moved on.</summary>
public sealed class DraftNotices
{
    private readonly ConcurrentDictionary<Subscription, byte> subscriptions = new();

    /// <summary>Calls the handler with each new revision until the result is disposed, in the language of whoever subscribes. The handler must return at once.</summary>
    public IDisposable Subscribe(string definitionId, Action<int> changed)
    {
        var subscription = new Subscription(this, definitionId, OwnLanguage.Keep(changed));
        subscriptions[subscription] = 0;
        return subscription;
    }

    /// <summary>Called with each journey and revision that this node has moved on to; must return at once.</summary>
    internal Action<string, int>? Raised { get; set; }

    public void Raise(string definitionId, int revision)
    {
        RaiseHere(definitionId, revision);
        Raised?.Invoke(definitionId, revision);
    }

    /// <summary>Another node has moved on.</summary>
    internal void RaiseHere(string definitionId, int revision)
    {
        foreach (var subscription in subscriptions.Keys)
            if (subscription.DefinitionId == definitionId) subscription.Changed(revision);
    }

    private sealed class Subscription(DraftNotices notices, string definitionId, Action<int> changed) : IDisposable
    {
        public string DefinitionId => definitionId;

        public Action<int> Changed => changed;

        public void Dispose() => notices.subscriptions.TryRemove(this, out _);
    }
}
