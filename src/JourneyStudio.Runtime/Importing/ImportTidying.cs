using JourneyStudio.Storage.Importing;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Runtime.Importing;

/// <summary>Clears away the files of imports that are over: those in the database once, those in the data folder on every node that has some.</summary>
public sealed class ImportTidying(ImportStore store, ImportFiles files, ImportPieces pieces, IOptions<ImportOptions> options, TimeProvider time)
{
    public async Task TidyAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - options.Value.FilesKept;
        foreach (var stale in await store.StaleAsync(before, cancellationToken))
        {
            await files.DeleteAllAsync(stale, cancellationToken);
            await store.ClearedAsync(stale.Id, cancellationToken);
        }
        await pieces.DeleteOrphansAsync(before, cancellationToken);
        var here = files.Here();
        if (here.Count == 0)
            return;
        var known = (await store.StoredAsync(here, cancellationToken)).ToDictionary(import => import.StoredAs, StringComparer.Ordinal);
        foreach (var name in here)
        {
            var path = files.PathOf(name);
            if (known.TryGetValue(name, out var import) ? HasServed(import) : File.GetLastWriteTimeUtc(path) < before.UtcDateTime)
                File.Delete(path);
        }
    }

    private static bool HasServed(ImportRow import) => import.State is not (ImportStates.Uploaded or ImportStates.Running) || import.ClearedAt is not null;
}
