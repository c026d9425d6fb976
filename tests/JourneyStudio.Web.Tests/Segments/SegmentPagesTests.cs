using Bunit;
using JourneyStudio.Engine.Content;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Rules;
using JourneyStudio.Storage.Segments;
using JourneyStudio.Web.Features.Segments;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Segments;

/// <summary>Segments as an operator works with them: made, counted, refreshed, renamed, put away, and who did it.</summary>
public sealed class SegmentPagesTests(StudioHost host) : IClassFixture<StudioHost>
{
    private const string Everyone = """{"attribute":"name","op":"isSet"}""";


    private SegmentEditing Editing => host.Services.GetRequiredService<SegmentEditing>();

    [Fact]
    public async Task Rule_Finished_SaysItAndCountsItsMembers()
    {
        var wanted = await ReadAsync(context => context.Set<MemberRow>().CountAsync(row => row.State == "active" && row.StaffId == null && row.Name != ""));
        using var context = Context();
        var page = context.Open<SegmentPage>("/segments/new", builder => builder.Add(one => one.Key, "new"));

        await page.Find(".group .row:last-child button").ClickAsync();
        await page.Find(".rule select").ChangeAsync(new ChangeEventArgs { Value = "attribute" });
        await page.Find(".rule select[aria-label='Attribute']").ChangeAsync(new ChangeEventArgs { Value = "name" });
        await page.Find(".rule select[aria-label='Comparison']").ChangeAsync(new ChangeEventArgs { Value = "isSet" });

        Assert.Equal("Name is known", page.Find(".says p").TextContent);
        page.WaitForAssertion(() => Assert.Equal(wanted.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), page.Find("[data-testid=live-count]").TextContent));
        Assert.NotEmpty(page.FindAll(".sample li"));
    }

    [Fact]
    public async Task Create_WithNamesAndARule_OpensTheNewSegment()
    {
        using var context = Context();
        var page = context.Open<SegmentPage>("/segments/new", builder => builder.Add(one => one.Key, "new"));
        await page.Find(".group .row:last-child button").ClickAsync();
        await page.Find(".rule select").ChangeAsync(new ChangeEventArgs { Value = "order" });
        Assert.True(page.Find(".page-body .btn.primary").HasAttribute("disabled"));

        await page.Find("#segment-name-en").InputAsync(new ChangeEventArgs { Value = "Buyers" });
        await page.Find("#segment-name-zh").InputAsync(new ChangeEventArgs { Value = "买过的人" });
        await page.Find(".page-body .btn.primary").ClickAsync();

        Assert.Contains("/segments/buyers-", context.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        var row = await ReadAsync(stored => stored.Set<SegmentRow>().SingleAsync(segment => segment.Key.StartsWith("buyers-")));
        Assert.Equal("买过的人", row.Names.Zh);
    }

    [Fact]
    public async Task Save_ARuleForASession_IsRefusedWithTheReason()
    {
        await CreateAsync("sessions", """{"tag":"signed-up","scope":"session"}""");
        using var context = Context();

        var page = Open(context, "sessions");

        Assert.Contains("this session", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.True(page.Find(".page-body .btn.primary").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Save_WhatSomebodyElseChangedMeanwhile_IsRefused()
    {
        await CreateAsync("contended", Everyone);
        using var context = Context();
        var page = Open(context, "contended");
        await page.Find(".rule select[aria-label='Comparison']").ChangeAsync(new ChangeEventArgs { Value = "isNotSet" });
        await Editing.ChangeAsync("contended", Everyone, """{"attribute":"phone","op":"isSet"}""", null, default);

        await page.Find(".page-body .btn.primary").ClickAsync();

        Assert.Contains("Somebody else", page.Find(".banner.warn").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refresh_Now_TellsWhoCameIn()
    {
        await CreateAsync("all", Everyone);
        using var context = Context();
        var page = Open(context, "all");

        await page.FindAll(".page-head button")[0].ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("came in", page.Find(".banner.ok").TextContent, StringComparison.Ordinal));
        Assert.True(await ReadAsync(stored => stored.Set<SegmentMemberRow>().AnyAsync(row => row.Segment == "all")));
    }

    [Fact]
    public async Task Archive_WhileAnotherSegmentReadsIt_IsRefused()
    {
        await CreateAsync("inner", Everyone);
        await CreateAsync("outer", """{"segment":"inner"}""");
        using var context = Context();
        var page = Open(context, "inner");
        Assert.Contains("/segments/outer", page.Find(".lines a").GetAttribute("href"), StringComparison.Ordinal);

        await page.FindAll(".page-head button")[2].ClickAsync();

        Assert.Contains("reads it", page.Find(".banner.warn").TextContent, StringComparison.Ordinal);
        Assert.Null(await ReadAsync(stored => stored.Set<SegmentRow>().Where(row => row.Key == "inner").Select(row => row.ArchivedAt).SingleAsync()));
    }

    [Fact]
    public async Task List_SaysEachRuleAndLeavesArchivedOnesOut()
    {
        await CreateAsync("kept", """{"order":{"within":"P30D"}}""");
        await CreateAsync("gone", Everyone);
        await Editing.ArchiveAsync("gone", archived: true, null, default);
        using var context = Context();

        var page = context.Open<SegmentsPage>("/segments");

        Assert.Contains("Has a paid order in the last 30 days", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Segment gone", page.Markup, StringComparison.Ordinal);
    }

    /// <summary>As an import makes it.</summary>
    [Fact]
    public async Task NoRuleYet_IsSaidOnThePageAndInTheList()
    {
        await CreateAsync("blank", SegmentDefinition.NoRule.GetRawText());
        using var context = Context();

        var page = Open(context, "blank");

        Assert.Contains("nobody belongs to it", page.Find("[data-testid=no-rule]").TextContent, StringComparison.Ordinal);
        Assert.True(page.Find(".page-body .btn.primary").HasAttribute("disabled"));
        Assert.Contains("No rule yet: nobody belongs to it.", context.Open<SegmentsPage>("/segments").Markup, StringComparison.Ordinal);
    }

    private Task<bool> CreateAsync(string key, string rule) => Editing.CreateAsync(key, new LocalText($"Segment {key}", $"人群{key}"), rule, null, default);

    private static IRenderedComponent<SegmentPage> Open(BunitContext context, string key) => context.Open<SegmentPage>($"/segments/{key}", builder => builder.Add(one => one.Key, key));

    private BunitContext Context()
    {
        // The plans may have been read before a segment was made here
        host.Services.GetRequiredService<JourneyStudio.Runtime.Signals.RuntimeSignals>().PlansChanged();
        return Pages.Over(host, typeof(SegmentListings), typeof(SegmentDesk), typeof(WorkspaceContents), typeof(AudiencePreviews));
    }

    private async Task<T> ReadAsync<T>(Func<StudioDbContext, Task<T>> read)
    {
        await using var context = await host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        return await read(context);
    }
}
