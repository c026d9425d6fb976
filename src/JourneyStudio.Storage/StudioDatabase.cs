namespace JourneyStudio.Storage;

/// <summary>Opens the workspace's database at start; one kind for each provider.</summary>
internal abstract class StudioDatabase
{
    /// <returns>Null when all is well, else one line that says what is wrong and what to do.</returns>
    public abstract Task<StorageProblem?> OpenAsync(CancellationToken cancellationToken);
}
