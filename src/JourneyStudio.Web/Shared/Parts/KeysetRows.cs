namespace JourneyStudio.Web.Shared.Parts;

/// <summary>Rows of a long list, fetched page by page as they come into view; each page begins behind the last row known.</summary>
/// <param name="pageSize">Rows asked for at a time; fewer in an answer mean the end.</param>
/// <param name="next">Fetches the page behind a row, or the first one behind none.</param>
internal sealed class KeysetRows<T>(int pageSize, Func<T?, CancellationToken, Task<IReadOnlyList<T>>> next)
    where T : class
{
    private readonly List<T> rows = [];
    private bool ended;

    /// <summary>Rows known, and one page more while there may be more.</summary>
    public int Extent => rows.Count + (ended ? 0 : pageSize);

    public bool IsEmpty => ended && rows.Count == 0;

    /// <summary>The rows of a window; short where the list ends.</summary>
    public async Task<IReadOnlyList<T>> WindowAsync(int start, int count, CancellationToken cancellationToken)
    {
        while (!ended && rows.Count < start + count)
        {
            var page = await next(rows.LastOrDefault(), cancellationToken);
            rows.AddRange(page);
            ended = page.Count < pageSize;
        }
        return [.. rows.Skip(start).Take(count)];
    }
}
