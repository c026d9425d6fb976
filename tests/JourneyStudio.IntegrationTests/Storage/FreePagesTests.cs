using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Providers.Sqlite;

namespace JourneyStudio.IntegrationTests.Storage;

public sealed class FreePagesTests
{
    [Fact]
    public async Task Release_AfterLargeDeletion_MakesTheFileSmaller()
    {
        await using var studio = await TemporaryStudio.OpenAsync(Provider.Sqlite);
        await using (var context = studio.Context())
        {
            var blobs = Enumerable.Range(0, 20).Select(number => new BlobRow { Hash = $"{number}", Type = "image/png", Bytes = new byte[1_000_000] }).ToList();
            context.AddRange(blobs);
            await context.SaveChangesAsync();
            context.RemoveRange(blobs);
            await context.SaveChangesAsync();
        }
        var before = (long)studio.Scalar("pragma page_count")!;

        var released = await studio.Get<FreePages>().ReleaseAsync(default);

        Assert.InRange(released, 1, int.MaxValue);
        Assert.Equal(before - released, studio.Scalar("pragma page_count"));
        Assert.Equal("ok", studio.Scalar("pragma integrity_check"));
    }
}
