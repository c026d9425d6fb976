using Bunit;
using JourneyStudio.Engine.Content;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Members;
using JourneyStudio.Web.Features.Attributes;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Attributes;

/// <summary>MISSION B1: attributes are added in the interface, named in both languages, and not taken from those who need them.</summary>
public sealed class AttributesPageTests(StudioHost host) : IClassFixture<StudioHost>
{
    [Fact]
    public async Task Add_AttributeWithChoices_IsKeptInItsTypeAndAudited()
    {
        using var context = Context();
        var page = context.Open<AttributesPage>("/members/attributes");

        await page.WaitForElement(".page-head button").ClickAsync();
        await page.WaitForElement("#attribute-en").InputAsync(new ChangeEventArgs { Value = "Skin type" });
        await page.WaitForElement("#attribute-zh").InputAsync(new ChangeEventArgs { Value = "肤质" });
        await page.WaitForElement("#attribute-type").ChangeAsync(new ChangeEventArgs { Value = nameof(AttributeType.MultiChoice) });
        await page.WaitForElement("#attribute-choices").InputAsync(new ChangeEventArgs { Value = "Dry | 干性\nOily | 油性" });
        await page.WaitForElement("dialog .primary").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Skin type was saved.", page.Markup, StringComparison.Ordinal));
        var row = await ReadAsync(context => context.Set<AttributeDefinitionRow>().AsAsyncEnumerable().SingleAsync(row => row.Names.Zh == "肤质"));
        Assert.Equal("multi-choice", row.Type);
        Assert.Contains("油性", row.Choices, StringComparison.Ordinal);
        Assert.Equal(("attribute.create", row.Key), await LatestAsync());
    }

    [Fact]
    public async Task Change_NamesAndALabel_KeepsTheValueOfTheChoice()
    {
        var editing = host.Services.GetRequiredService<AttributeEditing>();
        Assert.Empty(await editing.CreateAsync("milk", new("Milk", "奶粉"), AttributeType.Choice, [new("a", new("Gold", "金装"))], null, default));
        using var context = Context();
        var page = context.Open<AttributesPage>("/members/attributes");

        await page.WaitForElement("button[aria-label='Change Milk']").ClickAsync();
        await page.WaitForElement("#attribute-en").InputAsync(new ChangeEventArgs { Value = "Formula" });
        await page.WaitForElement("#attribute-choices").InputAsync(new ChangeEventArgs { Value = "Golden | 金装\nSilver | 银装" });
        await page.WaitForElement("dialog .primary").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Formula was saved.", page.Markup, StringComparison.Ordinal));
        var listing = (await host.Services.GetRequiredService<AttributeListings>().AllAsync(default)).Single(listing => listing.Definition.Key == "milk");
        Assert.Equal(("a", "Golden"), (listing.Definition.Choices[0].Value, listing.Definition.Choices[0].Label.En));
        Assert.Equal(2, listing.Definition.Choices.Length);
    }

    [Fact]
    public async Task Archive_WhatAFormAsksFor_IsRefusedWithTheReason()
    {
        using var context = Context();
        var page = context.Open<AttributesPage>("/members/attributes");

        await page.WaitForElement("button[aria-label='Archive Due date']").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("“Due date” is in use", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Archive_WhatNobodyUses_IsOfferedNoMoreAndCanBeRestored()
    {
        await host.Services.GetRequiredService<AttributeEditing>().CreateAsync("shoe", new("Shoe size", "鞋码"), AttributeType.Number, [], null, default);
        using var context = Context();
        var page = context.Open<AttributesPage>("/members/attributes");

        await page.WaitForElement("button[aria-label='Archive Shoe size']").ClickAsync();
        await page.WaitForElement("button[aria-label='Restore Shoe size']").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Shoe size is in use again.", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Mark_AsPersonal_IsForAdminsAndNoted()
    {
        await host.Services.GetRequiredService<AttributeEditing>().CreateAsync("passport", new("Passport", "护照"), AttributeType.Text, [], null, default);
        using (var context = Context())
        {
            var page = context.Open<AttributesPage>("/members/attributes");
            await page.WaitForElement("[data-testid=mark-passport]").ClickAsync();
            page.WaitForAssertion(() => Assert.Contains("Passport is personal data now", page.Markup, StringComparison.Ordinal));
        }

        Assert.Equal(("attribute.personal", "passport"), await LatestAsync());
        using var other = Context();
        other.SignIn(host, "operator");
        var theirs = other.Open<AttributesPage>("/members/attributes");
        theirs.WaitForElement("button[aria-label='Archive Passport']");
        Assert.Contains("Personal data", theirs.Markup, StringComparison.Ordinal);
        Assert.Empty(theirs.FindAll("[data-testid=mark-passport]"));
    }

    private BunitContext Context() => Pages.Over(host, typeof(AttributeListings), typeof(AttributeDesk));

    private async Task<(string Action, string Key)> LatestAsync() =>
        await ReadAsync(context => context.Set<AuditRow>().OrderByDescending(row => row.Id).FirstAsync()) is var row ? (row.Action, row.SubjectId) : default;

    private async Task<T> ReadAsync<T>(Func<StudioDbContext, ValueTask<T>> read)
    {
        await using var context = await host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        return await read(context);
    }

    private async Task<T> ReadAsync<T>(Func<StudioDbContext, Task<T>> read)
    {
        await using var context = await host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        return await read(context);
    }
}
