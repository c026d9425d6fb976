using JourneyStudio.Engine.Rules;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Rules;
using JourneyStudio.Storage.Segments;

namespace JourneyStudio.IntegrationTests.Rules;

public sealed class SegmentRefreshTests
{
    private static readonly Rule Everyone = new GroupRule(GroupKind.All, []);

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Refresh_TwoAtOnce_TellEachMemberOnce(Provider provider)
    {
        await using var studio = await TemporaryStudio.OpenAsync(provider);
        await TestMembers.AddAsync(studio, [.. Enumerable.Range(1, 2_500).Select(id => (long)id)]);
        var refresh = studio.Get<SegmentRefresh>();

        var changes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => refresh.RunAsync("all", Everyone, "Asia/Shanghai", told: true, TestMembers.Now, default))));

        Assert.Equal(2_500, changes.Sum(change => change.Entered));
        Assert.Equal(2_500L, studio.Scalar("select count(*) from event where name = 'segment.entered'"));
        Assert.Equal(2_500L, studio.Scalar("select count(*) from segment_member"));
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Preview_OfAStore_CountsAndShowsItsMembersAlone(Provider provider)
    {
        await using var studio = await TemporaryStudio.OpenAsync(provider);
        await TestMembers.AddAsync(studio, 1, 2, 3);
        await using (var connection = studio.Connect())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "update member set store_id = id";
            await command.ExecuteNonQueryAsync();
        }

        var seen = await studio.Get<AudiencePreviews>().LookAsync(Everyone, "Asia/Shanghai", new Scope { Units = [2, 9] }, 5, default);
        var nobody = await studio.Get<AudiencePreviews>().LookAsync(new GroupRule(GroupKind.Any, []), "Asia/Shanghai", new Scope { Units = [2] }, 5, default);

        Assert.Equal((1, "public-2"), (seen.Count, Assert.Single(seen.Members).PublicId));
        Assert.Equal((0, "public-2"), (nobody.Count, Assert.Single(nobody.Others).PublicId));
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Preview_GivenUp_EndsAndLeavesTheConnectionFit(Provider provider)
    {
        await using var studio = await TemporaryStudio.OpenAsync(provider);
        await TestMembers.AddAsync(studio, 1);
        using var given = new CancellationTokenSource();
        await given.CancelAsync();
        var previews = studio.Get<AudiencePreviews>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => previews.LookAsync(Everyone, "Asia/Shanghai", Scope.Whole, 5, given.Token));

        Assert.Equal(1, (await previews.LookAsync(Everyone, "Asia/Shanghai", Scope.Whole, 5, default)).Count);
    }
}
