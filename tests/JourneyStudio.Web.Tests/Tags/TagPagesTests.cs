using System.Text.Json;
using Bunit;
using JourneyStudio.Engine.Content;
using JourneyStudio.Runtime.Clocks;
using JourneyStudio.Runtime.Tags;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Rules;
using JourneyStudio.Storage.Segments;
using JourneyStudio.Storage.Tags;
using JourneyStudio.Web.Features.Tags;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Tags;

/// <summary>Tags as an operator works with them: what each means, who relies on it, made, changed, refreshed, put away.</summary>
public sealed class TagPagesTests(StudioHost host) : IClassFixture<StudioHost>
{
    private const string Named = """{"attribute":"name","op":"isSet"}""";

    private TagEditing Editing => host.Services.GetRequiredService<TagEditing>();

    [Fact]
    public void Tag_OfTheSample_SaysItsRuleItsKindsAndWhoReliesOnIt()
    {
        using var context = Context();

        var page = context.Open<TagsPage>("/tags?tag=recent-buyer");

        Assert.Equal("Has a paid order in the last 30 days", page.Find("[data-testid=tag-sentence]").TextContent);
        var kinds = page.FindAll(".kv .kind").Select(kind => kind.TextContent.Trim());
        Assert.Equal(["Dynamic", "Objective", "Fact", "Single", "Brand’s own"], kinds);
        Assert.Contains(page.FindAll(".uses a"), link => link.GetAttribute("href") == "/tags?tag=lapsed-regular");
        Assert.Contains("This tag’s rule", page.Find(".uses").ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Tag_ThatJourneysWrite_NamesThem()
    {
        using var context = Context();

        var page = context.Open<TagsPage>("/tags?tag=signed-up");

        Assert.Equal("Journey", page.Find("tr[aria-selected=true] .state").TextContent.Trim());
        Assert.NotEmpty(page.FindAll(".uses a[href^='/journeys/']"));
    }

    [Fact]
    public void List_Filtered_ShowsWhatFitsAlone()
    {
        using var context = Context();

        var page = context.Open<TagsPage>("/tags?kind=combined");

        Assert.Contains(page.FindAll("tbody tr"), row => row.TextContent.Contains("Regular who stopped buying", StringComparison.Ordinal));
        Assert.DoesNotContain(page.FindAll("tbody tr"), row => row.TextContent.Contains("Bought lately", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Create_ADynamicTag_IsKeptWithItsRuleAndAudited()
    {
        using var context = Context();
        var page = context.Open<TagPage>("/tags/new", builder => builder.Add(one => one.Key, "new"));
        await page.Find("[data-nature=dynamic]").ClickAsync();
        await page.Find("#tag-rule .group .row:last-child button").ClickAsync();
        await page.Find(".rule select").ChangeAsync(new ChangeEventArgs { Value = "order" });
        Assert.True(page.Find(".btn.primary").HasAttribute("disabled"));
        await page.Find("#tag-name-en").InputAsync(new ChangeEventArgs { Value = "Buyers" });
        await page.Find("#tag-name-zh").InputAsync(new ChangeEventArgs { Value = "买家" });
        await page.Find("#tag-schedule").ChangeAsync(new ChangeEventArgs { Value = "Monthly" });

        await page.Find(".btn.primary").ClickAsync();

        Assert.Contains("/tags?tag=buyers-", context.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        var row = await ReadAsync(stored => stored.Set<TagRow>().SingleAsync(tag => tag.Key.StartsWith("buyers-")));
        Assert.Equal(("dynamic", "system", "monthly", "买家"), (row.Nature, row.AppliedBy, row.Schedule, row.Names.Zh));
        Assert.True(await ReadAsync(stored => stored.Set<AuditRow>().AnyAsync(audit => audit.Action == TagEditing.Created && audit.SubjectId == row.Key)));
    }

    [Fact]
    public async Task Create_AModelTag_SaysWhenTheModelGivesIt()
    {
        using var context = Context();
        var page = context.Open<TagPage>("/tags/new", builder => builder.Add(one => one.Key, "new"));
        await page.Find("[data-nature=model]").ClickAsync();
        await page.Find("#tag-model").ChangeAsync(new ChangeEventArgs { Value = "recency" });
        await page.Find("#tag-band").ChangeAsync(new ChangeEventArgs { Value = "3" });
        Assert.StartsWith("The last paid order is more than 60 and at most 90 days ago", page.Find("[data-testid=model-says]").TextContent, StringComparison.Ordinal);
        await page.Find("#tag-name-en").InputAsync(new ChangeEventArgs { Value = "Recent three" });
        await page.Find("#tag-name-zh").InputAsync(new ChangeEventArgs { Value = "近三" });

        await page.Find(".btn.primary").ClickAsync();

        var row = await ReadAsync(stored => stored.Set<TagRow>().SingleAsync(tag => tag.Key.StartsWith("recent-three-")));
        Assert.Equal(("dynamic", "recency", "3", null), (row.Nature, row.Model, row.Band, row.Rule));
    }

    [Fact]
    public async Task Models_WithLinesThatFall_AreNotSavedAndOthersAre()
    {
        using var context = Context();
        var page = context.Open<ModelsPage>("/tags/models");
        await page.Find("#recency-0").InputAsync(new ChangeEventArgs { Value = "60" });
        Assert.Contains("above the one before", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.True(page.Find(".btn.primary").HasAttribute("disabled"));

        await page.Find("#recency-0").InputAsync(new ChangeEventArgs { Value = "20" });
        await page.Find(".btn.primary").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Saved", page.Find(".banner.ok").TextContent, StringComparison.Ordinal));
        Assert.Equal(20, (await host.Services.GetRequiredService<WorkspaceContents>().ReadAsync(default)).Models!.RecencyDays[0]);
        Assert.True(await ReadAsync(stored => stored.Set<AuditRow>().AnyAsync(audit => audit.SubjectId == WorkspaceContents.ModelSetting)));
    }

    [Fact]
    public async Task Models_PointsOfAnEvent_AreKeptOrRefused()
    {
        using var context = Context();
        var page = context.Open<ModelsPage>("/tags/models");
        await page.Find("#points-add").ClickAsync();
        Assert.Contains("Each event needs a name", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.True(page.Find(".btn.primary").HasAttribute("disabled"));

        await page.Find(".points li:last-child .event").InputAsync(new ChangeEventArgs { Value = "quiz'\"🎉" });
        await page.Find(".points li:last-child .number").InputAsync(new ChangeEventArgs { Value = "7" });
        await page.Find("#half-life-0").InputAsync(new ChangeEventArgs { Value = "14" });
        await page.Find(".btn.primary").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Saved", page.Find(".banner.ok").TextContent, StringComparison.Ordinal));
        var lines = (await host.Services.GetRequiredService<WorkspaceContents>().ReadAsync(default)).Models!;
        Assert.Equal((14, new("quiz'\"🎉", 7)), (lines.HalfLifeDays, lines.Points[^1]));
    }

    [Fact]
    public async Task Changes_OfATag_AreToldWithWhoMadeThemAndWhatDiffers()
    {
        var tag = await CreateAsync("told", Named);
        await Editing.ChangeAsync(tag, tag with { Color = "blue", Rule = JsonElement.Parse("""{"order":{}}""") }, null, default);
        using var context = Context();

        var page = context.Open<TagsPage>("/tags?tag=told");

        page.WaitForAssertion(() => Assert.Contains("The program changed it", page.Find("[aria-labelledby=tag-changes]").TextContent, StringComparison.Ordinal));
        Assert.Contains("colour, rule. Now: Has a paid order", page.Find("[aria-labelledby=tag-changes]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_WithoutADescription_TakesItAway()
    {
        var tag = await CreateAsync("described", Named);
        var described = tag with { Description = new("Says much", "说了很多") };
        Assert.True(await Editing.ChangeAsync(tag, described, null, default));

        Assert.True(await Editing.ChangeAsync(described, described with { Description = null }, null, default));

        var kept = (await host.Services.GetRequiredService<WorkspaceContents>().ReadAsync(default)).Tags.Single(known => known.Key == "described");
        Assert.Null(kept.Description);
    }

    [Fact]
    public void Tags_OfOneTopic_StandTogetherInTheirGroup()
    {
        using var context = Context();

        var page = context.Open<TagsPage>("/tags");

        var list = page.Find(".tree ul[aria-label='Churn risk']");
        Assert.Contains(list.QuerySelectorAll("a"), leaf => leaf.TextContent.Contains("High churn risk", StringComparison.Ordinal));
    }

    [Fact]
    public void Bulk_OfAComputedTag_IsRefusedWithTheReason()
    {
        using var context = Context();

        var page = context.Open<BulkPage>("/tags/bulk?tag=recent-buyer");

        page.WaitForAssertion(() => Assert.Contains("is computed", page.Find(".banner.warn").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("#bulk-start"));
    }

    [Fact]
    public async Task Bulk_OfATagPerSession_AsksForTheSession()
    {
        await host.Services.GetRequiredService<SegmentEditing>().CreateAsync("of-session", new LocalText("Of a session", "场次会员"), Named, null, default);
        using var context = Context();
        var page = context.Open<BulkPage>("/tags/bulk?tag=signed-up");
        await page.WaitForElement("#bulk-segment").ChangeAsync(new ChangeEventArgs { Value = "of-session" });
        Assert.Empty(page.FindAll("[data-testid=bulk-preview]"));

        var session = page.WaitForElement("#bulk-session option:nth-child(2)").GetAttribute("value");
        await page.Find("#bulk-session").ChangeAsync(new ChangeEventArgs { Value = session });

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-testid=bulk-preview]")));
    }

    [Fact]
    public async Task Bulk_GivenToASegment_SaysBeforeHowManyAndDoesIt()
    {
        await host.Services.GetRequiredService<SegmentEditing>().CreateAsync("named", new LocalText("Named people", "有名字的人"), Named, null, default);
        await Editing.CreateAsync(new("gift", new("Gift", "礼品"), "value"), null, default);
        using var context = Context();
        Assert.NotNull(await host.Services.GetRequiredService<SegmentRunner>().RunAsync("named", default));
        var members = await ReadAsync(stored => stored.Set<SegmentMemberRow>().CountAsync(row => row.Segment == "named"));
        var page = context.Open<BulkPage>("/tags/bulk?tag=gift");
        Assert.DoesNotContain(page.FindAll("#bulk-tag option"), option => option.GetAttribute("value") is "recent-buyer");

        await page.Find("#bulk-segment").ChangeAsync(new ChangeEventArgs { Value = "named" });
        page.WaitForAssertion(() => Assert.Contains($"{members.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} members get the tag", page.Find("[data-testid=bulk-preview]").TextContent, StringComparison.Ordinal));
        await page.Find("#bulk-start").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Give Gift to Named people", page.Find(".runs").TextContent, StringComparison.Ordinal));
        await host.Services.GetRequiredService<AssignmentRunner>().RunAsync(default);
        Assert.Equal(members, await ReadAsync(stored => stored.Set<MemberTagRow>().CountAsync(row => row.Tag == "gift")));
    }

    [Fact]
    public async Task Save_WhatSomebodyElseChangedMeanwhile_IsRefused()
    {
        var tag = await CreateAsync("contended", Named);
        using var context = Context();
        var page = Open(context, "contended");
        await page.Find("#tag-color").ChangeAsync(new ChangeEventArgs { Value = "blue" });
        Assert.True(await Editing.ChangeAsync(tag, tag with { Color = "green" }, null, default));

        await page.Find(".btn.primary").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Somebody else", page.Find(".banner.warn").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Save_ARuleThatReadsItself_IsRefusedWithTheReason()
    {
        await CreateAsync("outer", """{"tag":"inner"}""");
        await CreateAsync("inner", """{"tag":"outer"}""");
        using var context = Context();

        var page = Open(context, "inner");

        Assert.Contains("reads itself", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.True(page.Find(".btn.primary").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Refresh_Now_GivesTheTagAndSaysToHowMany()
    {
        await CreateAsync("everybody", Named);
        using var context = Context();
        var page = context.Open<TagsPage>("/tags?tag=everybody");

        await page.FindAll("header button").First(button => button.TextContent.Contains("Refresh now", StringComparison.Ordinal)).ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("got it", page.Find(".banner.ok").TextContent, StringComparison.Ordinal));
        Assert.True(await ReadAsync(stored => stored.Set<MemberTagRow>().AnyAsync(row => row.Tag == "everybody")));
        Assert.True(await ReadAsync(stored => stored.Set<TagDayRow>().AnyAsync(row => row.Tag == "everybody" && row.Entered == row.Members)));
    }

    [Fact]
    public async Task Archive_WhileAnotherTagReadsIt_IsRefused()
    {
        await CreateAsync("read", Named);
        await CreateAsync("reader", """{"tag":"read"}""");
        using var context = Context();
        var page = context.Open<TagsPage>("/tags?tag=read");

        await page.FindAll("header button").First(button => button.TextContent.Contains("Archive", StringComparison.Ordinal)).ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("reads or writes it", page.Find(".banner.warn").TextContent, StringComparison.Ordinal));
        Assert.Null(await ReadAsync(stored => stored.Set<TagRow>().Where(row => row.Key == "read").Select(row => row.ArchivedAt).SingleAsync()));
    }

    private async Task<TagDefinition> CreateAsync(string key, string rule)
    {
        var tag = new TagDefinition(key, new($"Tag {key}", $"标签{key}"), "value") { Rule = JsonElement.Parse(rule), AppliedBy = TagApplier.System };
        await Editing.CreateAsync(tag, null, default);
        return tag;
    }

    private static IRenderedComponent<TagPage> Open(BunitContext context, string key) => context.Open<TagPage>($"/tags/{key}", builder => builder.Add(one => one.Key, key));

    private BunitContext Context()
    {
        // The plans may have been read before a tag was made here
        host.Services.GetRequiredService<JourneyStudio.Runtime.Signals.RuntimeSignals>().PlansChanged();
        return Pages.Over(host, typeof(TagDesk), typeof(TagAssigning), typeof(JourneyStudio.Storage.Campaigns.SessionListings), typeof(AudiencePreviews), typeof(JourneyStudio.Engine.Activities.ActivityCatalog));
    }

    private async Task<T> ReadAsync<T>(Func<StudioDbContext, Task<T>> read)
    {
        await using var context = await host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        return await read(context);
    }
}
