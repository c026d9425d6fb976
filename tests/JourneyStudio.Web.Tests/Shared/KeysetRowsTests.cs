using JourneyStudio.Web.Shared.Parts;

namespace JourneyStudio.Web.Tests.Shared;

public sealed class KeysetRowsTests
{
    private readonly List<string?> askedBehind = [];

    [Fact]
    public async Task Window_FurtherDown_FetchesEachPageOnceBehindTheLastRow()
    {
        var rows = Rows(total: 7);

        await rows.WindowAsync(0, 2, CancellationToken.None);
        var window = await rows.WindowAsync(3, 3, CancellationToken.None);
        await rows.WindowAsync(0, 6, CancellationToken.None);

        Assert.Equal(["3", "4", "5"], window);
        Assert.Equal([null, "2"], askedBehind);
    }

    [Fact]
    public async Task Window_PastTheEnd_IsShortAndTheExtentIsExact()
    {
        var rows = Rows(total: 7);

        var window = await rows.WindowAsync(6, 10, CancellationToken.None);

        Assert.Equal(["6"], window);
        Assert.Equal(7, rows.Extent);
    }

    [Fact]
    public async Task Extent_WhileThereMayBeMore_LeavesRoomForAPage()
    {
        var rows = Rows(total: 7);

        await rows.WindowAsync(0, 3, CancellationToken.None);

        Assert.Equal(6, rows.Extent);
        Assert.False(rows.IsEmpty);
    }

    [Fact]
    public async Task IsEmpty_NothingFound_IsTrue()
    {
        var rows = Rows(total: 0);

        await rows.WindowAsync(0, 3, CancellationToken.None);

        Assert.True(rows.IsEmpty);
    }

    private KeysetRows<string> Rows(int total) => new(3, (last, _) =>
    {
        askedBehind.Add(last);
        var from = last is null ? 0 : int.Parse(last) + 1;
        return Task.FromResult<IReadOnlyList<string>>([.. Enumerable.Range(from, Math.Max(0, Math.Min(3, total - from))).Select(number => number.ToString())]);
    });
}
