namespace JourneyStudio.Storage.Links;

/// <summary>The links of one part of the program.</summary>
internal abstract class LinkPool : IDisposable
{
    /// <summary>A link for one caller, who disposes it. Waits while none is free.</summary>
    public abstract ValueTask<Link> UseAsync(CancellationToken cancellationToken);

    public abstract void Dispose();
}
