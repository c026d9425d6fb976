using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Identity;
using JourneyStudio.Storage.Journeys;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.IntegrationTests.Runtime;

/// <summary>Where publishing takes two people, nobody publishes alone, and nobody what nobody asked for.</summary>
public sealed class ApprovalTests
{
    private const string Id = "approved";

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Publish_WithTwoPeopleAskedFor_TakesAnotherThanTheOneWhoAsked(Provider provider)
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var (one, other) = await PeopleAsync(studio);
        await BeginAsync(studio);
        var approvals = studio.Get<JourneyApprovals>();
        await approvals.RequireAsync(true, one, default);

        Assert.Null(await PublishAsync(studio, one));
        Assert.True(await approvals.AskAsync(Id, 0, one, default));
        Assert.Equal((0, one, "One"), await approvals.FindAsync(Id, default) is { } asked ? (asked.Revision, asked.By, asked.Name) : default);
        Assert.Null(await PublishAsync(studio, one));
        Assert.Null(await PublishAsync(studio, null));
        Assert.Equal(1, await PublishAsync(studio, other));
        Assert.Null(await approvals.FindAsync(Id, default));
        Assert.Null(await PublishAsync(studio, other));
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Ask_ThenAnEditOrANo_IsAskedNoMore(Provider provider)
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var (one, other) = await PeopleAsync(studio);
        await BeginAsync(studio);
        var approvals = studio.Get<JourneyApprovals>();
        await approvals.RequireAsync(true, one, default);

        Assert.True(await approvals.AskAsync(Id, 0, one, default));
        Assert.True(await approvals.DropAsync(Id, 0, other, default));
        Assert.Null(await approvals.FindAsync(Id, default));

        Assert.True(await approvals.AskAsync(Id, 0, one, default));
        await using (var context = await studio.Get<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync())
        {
            (await context.Set<DraftRow>().SingleAsync()).Revision++;
            await context.SaveChangesAsync();
        }
        Assert.Null(await approvals.FindAsync(Id, default));
        Assert.False(await approvals.AskAsync(Id, 0, one, default));
        Assert.Null(await studio.Get<JourneyPublishing>().PublishAsync(Id, 1, other, default));
        await approvals.RequireAsync(false, one, default);
        Assert.Equal(1, await studio.Get<JourneyPublishing>().PublishAsync(Id, 1, one, default));
    }

    [Fact]
    public async Task Publish_OfAnArchivedJourney_IsRefused()
    {
        await using var studio = await RuntimeStudio.OpenAsync(Provider.Sqlite);
        await BeginAsync(studio);
        Assert.True(await studio.Get<JourneyArchive>().PutAwayAsync(Id, null, default));

        Assert.Null(await PublishAsync(studio, null));

        Assert.True(await studio.Get<JourneyArchive>().TakeOutAsync(Id, null, default));
        Assert.Equal(1, await PublishAsync(studio, null));
    }

    private static Task<int?> PublishAsync(RuntimeStudio studio, long? by) => studio.Get<JourneyPublishing>().PublishAsync(Id, 0, by, default);

    private static Task BeginAsync(RuntimeStudio studio) =>
        studio.Get<JourneyCreation>().BeginAsync(Id, Id, Journeys.Row(("start", "EventTrigger", """{"event":"test.start"}""", "")), null, default);

    private static async Task<(long One, long Other)> PeopleAsync(RuntimeStudio studio)
    {
        await using var context = await studio.Get<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        StudioUser[] people = [new() { UserName = "one", DisplayName = "One" }, new() { UserName = "other", DisplayName = "Other" }];
        context.AddRange(people);
        await context.SaveChangesAsync();
        return (people[0].Id, people[1].Id);
    }
}
