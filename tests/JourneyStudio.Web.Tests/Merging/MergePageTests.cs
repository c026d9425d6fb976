using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bunit;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Runtime.Erasing;
using JourneyStudio.Runtime.Merging;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Merging;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Settings;
using JourneyStudio.Web.Features.Members;
using JourneyStudio.Web.Features.Merging;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Merging;

/// <summary>Duplicates as an operator finds and merges them, and a person's data as an admin exports and erases them.</summary>
public sealed class MergePageTests(StudioHost host) : IClassFixture<StudioHost>
{
    [Theory]
    [InlineData("phone")]
    [InlineData("email")]
    [InlineData("birthday")]
    public async Task Duplicates_WhatTwoHaveInCommon_LeadsToThePreview(string by)
    {
        var (one, other) = await TwoAsync();
        using var context = Pages.Over(host, typeof(DuplicateGroups), typeof(IDbContextFactory<StudioDbContext>));

        var page = context.Open<DuplicatesPage>($"/members/duplicates?by={by}");

        await page.WaitForAssertionAsync(() => Assert.Contains(page.FindAll(".groups a.btn"), link => link.GetAttribute("href") == $"/members/merge?survivor={one.PublicId}&duplicate={other.PublicId}"));
        Assert.DoesNotContain(one.Phone!, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Duplicates_PageByPage_ShowsEachOnceAndComesToAnEnd()
    {
        for (var i = 0; i < 5; i++)
            await TwoAsync();
        var groups = host.Services.GetRequiredService<DuplicateGroups>();
        var keys = new List<string>();
        for (string? after = ""; after is not null;)
        {
            var page = await groups.PageAsync("phone", Scope.Whole, after, 2, default);
            Assert.InRange(page.Groups.Count, 0, 2);
            keys.AddRange(page.Groups.Select(group => group.Key));
            after = page.Next;
        }
        Assert.InRange(keys.Count, 5, int.MaxValue);
        Assert.Equal(keys.Distinct().Order(StringComparer.Ordinal), keys);
    }

    [Fact]
    public async Task Merge_ChosenValueAndConfirmed_MakesOneOfTwo()
    {
        var (one, other) = await TwoAsync();
        using var context = Pages.Over(host, typeof(MergePreviews), typeof(MemberMerging), typeof(WorkspaceContents));
        var page = context.Open<MergePage>($"/members/merge?survivor={one.PublicId}&duplicate={other.PublicId}");

        await page.WaitForElement("input[name=keep-city]").ParentElement!.ParentElement!.QuerySelectorAll("input")[1].ChangeAsync(new ChangeEventArgs { Value = "on" });
        await page.Find("[data-testid=merge]").ClickAsync();
        await page.Find("[data-testid=merge-confirm]").ClickAsync();

        var merged = await ReadAsync(db => db.Set<MemberRow>().SingleAsync(row => row.Id == one.Id));
        Assert.Equal("Suzhou", merged.City);
        Assert.Equal(one.Id, await ReadAsync(db => db.Set<MemberRow>().Where(row => row.Id == other.Id).Select(row => row.MergedInto).SingleAsync()));
        Assert.EndsWith($"/members/{one.PublicId}", context.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Equal(2, await ReadAsync(db => db.Set<AuditRow>().CountAsync(row => row.Action == "member.merge" && (row.SubjectId == one.PublicId || row.SubjectId == other.PublicId))));
    }

    [Fact]
    public async Task Preview_StoresAndGuides_GoByTheirNames()
    {
        var (one, other) = await TwoAsync();
        var names = new List<string>();
        foreach (var (member, store) in new[] { (one, "maple-lane"), (other, "harbour") })
        {
            names.AddRange(await ReadAsync(async db =>
            {
                var row = await db.Set<MemberRow>().SingleAsync(known => known.Id == member.Id);
                var unit = await db.Set<OrgUnitRow>().SingleAsync(known => known.Key == store);
                var guide = await db.Set<StaffRow>().FirstAsync(known => known.OrgUnitId == unit.Id);
                (row.StoreId, row.GuideId) = (unit.Id, guide.Id);
                await db.SaveChangesAsync();
                return new[] { unit.Names.En, guide.Names.En };
            }));
        }
        using var context = Pages.Over(host, typeof(MergePreviews), typeof(MemberMerging), typeof(WorkspaceContents));

        var page = context.Open<MergePage>($"/members/merge?survivor={one.PublicId}&duplicate={other.PublicId}");

        page.WaitForElement("input[name=keep-store]");
        Assert.All(names, name => Assert.Contains(name, page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("maple-lane", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_AddressInTwoPlaces_IsOneChoice()
    {
        var (one, other) = await TwoAsync();
        foreach (var (member, address) in new[] { (one, "a"), (other, "b") })
        {
            await AddAsync(new MemberAddressRow { MemberId = member.Id, Channel = ChannelKeys.Email, Address = $"{address}{member.Id}@example.com" });
            await ReadAsync(async db =>
            {
                (await db.Set<MemberRow>().SingleAsync(row => row.Id == member.Id)).Email = $"{address}{member.Id}@example.com";
                return await db.SaveChangesAsync();
            });
        }
        var preview = await host.Services.GetRequiredService<MergePreviews>().ReadAsync(one.PublicId, other.PublicId, Scope.Whole, default);
        Assert.Single(preview!.Conflicts, conflict => conflict.Key == "email");
    }

    [Fact]
    public async Task Preview_ConsentsDiffer_SaysThatTheStricterCounts()
    {
        var (one, other) = await TwoAsync();
        await AddAsync(new MemberConsentRow { MemberId = one.Id, Channel = ChannelKeys.Sms, Purpose = "marketing", Granted = true, Source = "test" });
        using var context = Pages.Over(host, typeof(MergePreviews), typeof(MemberMerging), typeof(WorkspaceContents));

        var page = context.Open<MergePage>($"/members/merge?survivor={one.PublicId}&duplicate={other.PublicId}");

        await page.WaitForAssertionAsync(() => Assert.Contains("The stricter answer counts", page.Markup, StringComparison.Ordinal));
        Assert.Contains("not agreed", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merge_NoTwoMembers_SaysSo()
    {
        using var context = Pages.Over(host, typeof(MergePreviews), typeof(MemberMerging), typeof(WorkspaceContents));
        var page = context.Open<MergePage>("/members/merge?survivor=nobody&duplicate=nobody");
        await page.WaitForAssertionAsync(() => Assert.Equal("/members/duplicates", page.Find(".empty a").GetAttribute("href")));
    }

    [Fact]
    public async Task Erase_OnlyOnceTheWordIsTyped_ErasesAndSaysSo()
    {
        var (one, _) = await TwoAsync();
        using var context = Pages.Over(host, typeof(MemberErasing));
        var erased = false;
        var dialog = context.Open<EraseMember>($"/members/{one.PublicId}", builder => builder.Add(part => part.Member, one).Add(part => part.Erased, () => erased = true));

        Assert.True(dialog.Find("[data-testid=erase-confirm]").HasAttribute("disabled"));
        await dialog.Find("#erase-word").InputAsync(new ChangeEventArgs { Value = "ERASE" });
        await dialog.Find("[data-testid=erase-confirm]").ClickAsync();

        Assert.True(erased);
        var row = await ReadAsync(db => db.Set<MemberRow>().SingleAsync(row => row.Id == one.Id));
        Assert.Equal(("erased", "", null), (row.State, row.Name, row.Phone));
    }

    [Fact]
    public async Task Api_ExportMergeAndErase_DoWhatTheySay()
    {
        var (one, other) = await TwoAsync();
        using var client = host.Anonymous();
        client.DefaultRequestHeaders.Add(ApiKeyAuthentication.Header, await KeyAsync());

        using var preview = await client.PostAsJsonAsync("/api/members/merge?preview=true", new { survivor = one.ExternalId, duplicate = other.ExternalId });
        Assert.Contains("city", await preview.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var merged = await client.PostAsJsonAsync("/api/members/merge", new { survivor = one.ExternalId, duplicate = other.ExternalId });
        Assert.Equal(HttpStatusCode.OK, merged.StatusCode);
        using var export = JsonDocument.Parse(await client.GetStringAsync(new Uri($"/api/members/{other.ExternalId}/export", UriKind.Relative)));
        Assert.Equal(2, export.RootElement.GetProperty("member").GetArrayLength());
        Assert.Contains("2026-03-01", export.RootElement.GetProperty("dates").ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await ReadAsync(db => db.Set<AuditRow>().CountAsync(row => row.Action == "member.export" && row.SubjectId == one.PublicId)));

        using var unsure = await client.DeleteAsync(new Uri($"/api/members/{one.ExternalId}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, unsure.StatusCode);
        using var erased = await client.DeleteAsync(new Uri($"/api/members/{one.ExternalId}?confirm={one.ExternalId}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);
        using var again = await client.GetAsync(new Uri($"/api/members/{one.ExternalId}/export", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    /// <summary>Two members with one phone, email, name and birthday.</summary>
    private async Task<(MemberRow One, MemberRow Other)> TwoAsync()
    {
        var ids = host.Services.GetRequiredService<IdBlocks>();
        var mark = (await ids.TakeAsync(IdNames.Member, default)).ToString("D9", CultureInfo.InvariantCulture);
        var members = new List<MemberRow>();
        foreach (var city in new[] { "Shanghai", "Suzhou" })
        {
            var id = await ids.TakeAsync(IdNames.Member, default);
            var email = $"twin{mark}@example.com";
            members.Add(new MemberRow
            {
                Id = id,
                PublicId = PublicId.New(),
                ExternalId = $"twin-{id}",
                Slot = SlotLease.SlotOf(new MemberId(id)),
                Name = $"Twin {mark}",
                NameFolded = $"TWIN {mark}",
                Phone = $"+1{mark}",
                Email = email,
                EmailFolded = email.ToUpperInvariant(),
                City = city,
                CreatedAt = TimeProvider.System.GetUtcNow(),
            });
            await AddAsync(members[^1]);
            await AddAsync(new AttributeDateRow { MemberId = id, Attribute = "birthDate", Value = new DateOnly(2026, 3, 1) });
        }
        return (members[0], members[1]);
    }

    private async Task AddAsync(object row)
    {
        await using var context = await host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        context.Add(row);
        await context.SaveChangesAsync();
    }

    private async Task<string> KeyAsync()
    {
        var key = $"key-{Guid.NewGuid():n}";
        await AddAsync(new ApiKeyRow { Name = key, Prefix = key[..6], Hash = ApiKeyHash.Of(key), Scopes = "members", CreatedAt = TimeProvider.System.GetUtcNow() });
        return key;
    }

    private async Task<T> ReadAsync<T>(Func<StudioDbContext, Task<T>> read)
    {
        await using var context = await host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        return await read(context);
    }
}
