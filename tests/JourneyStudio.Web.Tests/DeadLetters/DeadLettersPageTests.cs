using System.Diagnostics.CodeAnalysis;
using Bunit;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Storage.Operating;
using JourneyStudio.Web.Features.DeadLetters;
using JourneyStudio.Web.Shared.Definitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.DeadLetters;

/// <summary>What failed for good, why in words, and the way on.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "xUnit disposes it by IAsyncLifetime")]
public sealed class DeadLettersPageTests : IAsyncLifetime
{
    private readonly StudioHost host = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    [Fact]
    public void Page_NothingFailed_SaysWhatWillBeHere()
    {
        using var context = Context();

        var page = context.Open<DeadLettersPage>("/dead-letters");

        Assert.Equal("Nothing has failed", page.Find(".empty h2").TextContent);
    }

    [Fact]
    public async Task Members_FailedAtAnActivity_AreNamedInWordsAndLeadToRetryingThem()
    {
        await FailAsync("template.missingValue: name");
        using var context = Context();

        var page = context.Open<DeadLettersPage>("/dead-letters");

        var cells = page.FindAll("tbody td").Select(cell => cell.TextContent.Trim()).ToList();
        Assert.Contains("After-sales", cells[0], StringComparison.Ordinal);
        Assert.Contains("Guide asks", cells[1], StringComparison.Ordinal);
        Assert.StartsWith("A value that the template needs is missing.", cells[2], StringComparison.Ordinal);
        Assert.Equal("/journeys/after-sales/operations?do=retry&at=ask#steer", page.Find("a.btn").GetAttribute("href"));
    }

    [Fact]
    public async Task Messages_FailedAlike_GoOutAgainOnceSomebodySaysSo()
    {
        await AddMessagesAsync(MessageStates.Failed, 2);
        using var context = Context();
        var page = context.Open<DeadLettersPage>("/dead-letters");

        await page.Find(".does button").ClickAsync();
        Assert.Contains("2 messages go out again", page.Find("dialog").TextContent, StringComparison.Ordinal);
        await page.Find("dialog .primary").ClickAsync();

        Assert.Contains("2 messages are on their way again", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(MessageStates.Failed));
    }

    [Fact]
    public async Task Messages_OfUnknownFate_AreNotSentFromHereButLeadToTheDecision()
    {
        await AddMessagesAsync(MessageStates.Unknown, 1);
        using var context = Context();

        var page = context.Open<DeadLettersPage>("/dead-letters");

        Assert.Empty(page.FindAll(".does button"));
        Assert.Equal("/settings/channels#unknown", page.FindAll(".does a")[^1].GetAttribute("href"));
    }

    private BunitContext Context() => Pages.Over(host, typeof(DeadLetterReading), typeof(PublishedDefinitions), typeof(MessageChoices), typeof(RuntimeSignals));

    private async Task FailAsync(string reason)
    {
        await using var context = Open();
        var journey = await context.Set<JourneyRow>().SingleAsync(row => row.DefinitionId == "after-sales");
        var version = await context.Set<JourneyVersionRow>().FirstAsync(row => row.JourneyId == journey.Id);
        var member = await context.Set<MemberRow>().OrderBy(row => row.Id).FirstAsync();
        var now = DateTimeOffset.FromUnixTimeSeconds(1_790_000_000);
        context.Add(new EnrollmentRow { Id = 5_000_000, JourneyId = journey.Id, VersionId = version.Id, MemberId = member.Id, Slot = member.Slot, State = "failed", Step = 1, Reason = reason, EnteredAt = now, EndedAt = now });
        context.Add(new TraceRow { EnrollmentId = 5_000_000, Step = 1, MemberId = member.Id, VersionId = version.Id, Token = 1, Activity = "ask", ArrivedAt = now, LeftAt = now, End = "failed" });
        await context.SaveChangesAsync();
    }

    private async Task AddMessagesAsync(string state, int count)
    {
        await using var context = Open();
        var member = await context.Set<MemberRow>().OrderBy(row => row.Id).FirstAsync();
        var now = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < count; i++)
        {
            context.Add(new MessageRow
            {
                Id = 6_000_000 + i,
                EffectKey = $"test:{i}",
                MemberId = member.Id,
                Channel = "email",
                Address = "lin@example.com",
                Template = "club-success",
                Class = "marketing",
                State = state,
                Reason = "550",
                RecordedAt = now,
                UpdatedAt = now,
                ExpiresAt = now.AddDays(1),
            });
        }
        await context.SaveChangesAsync();
    }

    private async Task<int> CountAsync(string state)
    {
        await using var context = Open();
        return await context.Set<MessageRow>().CountAsync(row => row.State == state);
    }

    private StudioDbContext Open() => host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContext();
}
