namespace JourneyStudio.Storage.Links;

/// <summary>The links of one part of the program.</summary>
internal abstract class LinkPool : IDisposable
{
    /// <summary>A link for one caller, who disposes it. Waits while none is free.</summary>
    public abstract ValueTask<Link> UseAsync(CancellationToken cancellationToken);

    /// <summary>Closes links that nobody uses, and gives their memory back. The next caller gets a new one.</summary>
    public abstract void Trim();

    public abstract void Dispose();
}
