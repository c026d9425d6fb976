using Bunit;
using JourneyStudio.Engine.Members;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Upserting;
using JourneyStudio.Web.Features.Members.Editing;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Members;

/// <summary>What people change of a member: fields by their type, faults at the field, concurrent edits, and what the audit log keeps.</summary>
public sealed class EditMemberPageTests(StudioHost host) : IClassFixture<StudioHost>
{
    private static long next = 880_000;

    [Fact]
    public async Task Save_AFewFields_WritesThemAloneAndNotesWhatWasBefore()
    {
        var member = await AddAsync();
        using var context = Context();
        var page = Open(context, member);
        await TypeAsync(page, "field-name", "王‏小明👶𠮷");
        await TypeAsync(page, "field-phone", "138 0013 8000");
        await TypeAsync(page, "field-stage", "infant");
        await TypeAsync(page, "field-consents-sms-marketing", "true");
        await page.Find("[data-testid=save]").ClickAsync();

        page.WaitForAssertion(() => Assert.EndsWith($"/members/{member}", context.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        await using var stored = Stored();
        var row = await stored.Set<MemberRow>().SingleAsync(known => known.PublicId == member);
        Assert.Equal(("王‏小明👶𠮷", "+8613800138000", "infant", "Hangzhou"), (row.Name, row.Phone, row.Stage, row.City));
        Assert.Equal("staff", (await stored.Set<ConsentEntryRow>().SingleAsync(entry => entry.MemberId == row.Id)).Source);
        var audit = await stored.Set<AuditRow>().Where(entry => entry.SubjectKind == "member" && entry.SubjectId == member).OrderBy(entry => entry.Id).ToListAsync();
        Assert.Equal(["member.reveal", "member.edit"], audit.Select(entry => entry.Action));
        var lines = Web.Features.Audit.AuditLine.Of(audit[1].Values);
        Assert.Equal(["consents.sms.marketing", "name", "phone", "stage"], lines.Select(line => line.Field).Order(StringComparer.Ordinal));
        Assert.Equal(("Edith Sample", "王‏小明👶𠮷"), lines.Where(line => line.Field == "name").Select(line => (line.Before, line.After)).Single());
    }

    [Theory]
    [InlineData("field-phone", "12", "no phone number")]
    [InlineData("field-email", "nobody", "no email address")]
    [InlineData("field-timeZone", "Mars", "no time zone")]
    [InlineData("field-city", "a\u0001b", "control characters")]
    [InlineData("field-name", "  ", "needs a name")]
    public async Task Save_WhatIsNoValue_SaysSoAtTheFieldAndWritesNothing(string field, string typed, string says)
    {
        var member = await AddAsync();
        using var context = Context();
        var page = Open(context, member);
        await TypeAsync(page, "field-stage", "infant");
        await TypeAsync(page, field, typed);
        await page.Find("[data-testid=save]").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains(says, page.Find($"#{field}-problem").TextContent, StringComparison.Ordinal));
        Assert.Equal("true", page.Find($"#{field}").GetAttribute("aria-invalid"));
        Assert.Equal(typed, page.Find($"#{field}").GetAttribute("value"));
        await using var stored = Stored();
        Assert.Null((await stored.Set<MemberRow>().SingleAsync(known => known.PublicId == member)).Stage);
    }

    [Fact]
    public async Task Save_AFieldThatSomebodyElseChanged_IsRefusedAndOtherFieldsAreNot()
    {
        var member = await AddAsync();
        using var context = Context();
        var page = Open(context, member);
        await ChangeAsync(member, MemberColumn.City, "Hangzhou", "Suzhou");
        await TypeAsync(page, "field-city", "Ningbo");
        await page.Find("[data-testid=save]").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("Somebody else", page.Find("#field-city-problem").TextContent, StringComparison.Ordinal));

        await page.Find("[data-testid=reload]").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal("Suzhou", page.Find("#field-city").GetAttribute("value")));
        // another field than the one that is being edited is nobody's business
        await ChangeAsync(member, MemberColumn.City, "Suzhou", "Wuxi");
        await TypeAsync(page, "field-level", "gold");
        await page.Find("[data-testid=save]").ClickAsync();

        page.WaitForAssertion(() => Assert.EndsWith($"/members/{member}", context.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        await using var stored = Stored();
        var row = await stored.Set<MemberRow>().SingleAsync(known => known.PublicId == member);
        Assert.Equal(("Wuxi", "gold"), (row.City, row.Level));
    }

    [Fact]
    public async Task Save_AnotherGuide_IsNotedByTheirKeyAndGuardedToo()
    {
        var member = await AddAsync();
        await using var stored = Stored();
        var guide = await stored.Set<StaffRow>().FirstAsync(row => row.Role == "guide" && row.Active);
        using var context = Context();
        var page = Open(context, member);
        await TypeAsync(page, "field-guide", $"{guide.Id}");
        await page.Find("[data-testid=save]").ClickAsync();
        page.WaitForAssertion(() => Assert.EndsWith($"/members/{member}", context.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));

        Assert.Equal(guide.Id, (await stored.Set<MemberRow>().AsNoTracking().SingleAsync(known => known.PublicId == member)).GuideId);
        var again = await Edits.SaveAsync(new EditedMember(member, [], new GuideChange(null, null, null, null)), Scope.Whole, 1, default);
        Assert.Equal(("member.edited", "guide"), (Assert.Single(again).Code, again[0].Field));
        var audit = await stored.Set<AuditRow>().SingleAsync(entry => entry.SubjectId == member && entry.Action == "member.edit");
        Assert.Contains(guide.Key, audit.Values, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_AnotherGuide_IsToldAsAChangeOfTheMember()
    {
        var member = await AddAsync();
        await using var stored = Stored();
        var guides = await stored.Set<StaffRow>().Where(row => row.Role == "guide" && row.Active).Take(2).ToListAsync();

        Assert.Empty(await Edits.SaveAsync(new EditedMember(member, [], new GuideChange(null, guides[0].Id, null, guides[0].Key)), Scope.Whole, 1, default));
        Assert.Empty(await Edits.SaveAsync(new EditedMember(member, [], new GuideChange(guides[0].Id, guides[1].Id, guides[0].Key, guides[1].Key)), Scope.Whole, 1, default));
        Assert.Empty(await Edits.SaveAsync(new EditedMember(member, [], new GuideChange(guides[1].Id, null, guides[1].Key, null)), Scope.Whole, 1, default));

        var id = (await stored.Set<MemberRow>().AsNoTracking().SingleAsync(known => known.PublicId == member)).Id;
        var told = await stored.Set<EventRow>().AsNoTracking().Where(row => row.MemberId == id && row.Name == ChangeEvents.MemberUpdated).OrderBy(row => row.Id).Select(row => row.Properties ?? "").ToListAsync();
        Assert.Equal(3, told.Count);
        Assert.All(told, properties => Assert.Contains("\"changed\":\"guide\"", properties.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.DoesNotContain("old.guide", told[0], StringComparison.Ordinal);
        Assert.Contains(guides[0].Key, told[1], StringComparison.Ordinal);
        Assert.Contains(guides[1].Key, told[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Save_AComputedTag_IsRefusedAndWritesNothing(bool gives)
    {
        var member = await AddAsync();
        await using var stored = Stored();
        var tag = (await stored.Set<TagRow>().FirstAsync(row => row.Nature == TagNature.Dynamic)).Key;
        var id = (await stored.Set<MemberRow>().SingleAsync(known => known.PublicId == member)).Id;
        if (!gives)
        {
            stored.Add(new MemberTagRow { MemberId = id, Tag = tag, At = TimeProvider.System.GetUtcNow() });
            await stored.SaveChangesAsync();
        }
        AttributeValue? before = gives ? null : new AttributeValue.Flag(true);
        AttributeValue? after = gives ? new AttributeValue.Flag(true) : null;
        var edit = new EditedMember(member, [new(new(EntryFieldKind.Tag, tag), before, after), new(new(EntryFieldKind.Column, MemberColumn.Level), null, new AttributeValue.Text("gold"))]);

        Assert.Equal("upsert.tag-computed", Assert.Single(await Edits.SaveAsync(edit, Scope.Whole, 1, default)).Code);

        Assert.Equal(!gives, await stored.Set<MemberTagRow>().AnyAsync(row => row.MemberId == id && row.Tag == tag));
        Assert.Null((await stored.Set<MemberRow>().AsNoTracking().SingleAsync(known => known.PublicId == member)).Level);
        using var context = Context();
        Assert.Empty(Open(context, member).FindAll($"#field-tags-{tag}"));
    }

    [Fact]
    public async Task Save_OutsideOfTheScope_IsLikeNobody()
    {
        var member = await AddAsync();
        var edit = new EditedMember(member, [new(new(EntryFieldKind.Column, MemberColumn.City), new AttributeValue.Text("Hangzhou"), new AttributeValue.Text("Suzhou"))]);

        Assert.Equal("upsert.unknown", Assert.Single(await Edits.SaveAsync(edit, Scope.Nobody, 1, default)).Code);
        await using var stored = Stored();
        var store = await stored.Set<OrgUnitRow>().FirstAsync(row => row.Kind == "store");
        var elsewhere = new EditedMember(member, [new(new(EntryFieldKind.Column, MemberColumn.Store), null, new AttributeValue.Text(store.Key))]);
        Assert.Empty(await Edits.SaveAsync(elsewhere, Scope.Whole, 1, default));
        var other = await stored.Set<OrgUnitRow>().FirstAsync(row => row.Kind == "store" && row.Id != store.Id);
        var away = new EditedMember(member, [new(new(EntryFieldKind.Column, MemberColumn.Store), new AttributeValue.Text(store.Key), new AttributeValue.Text(other.Key))]);
        Assert.Equal("upsert.store", Assert.Single(await Edits.SaveAsync(away, new Scope { Units = [store.Id] }, 1, default)).Code);
    }

    [Fact]
    public async Task Save_AProductLine_IsChosenByNameAndNoted()
    {
        var member = await AddAsync();
        using var context = Context();
        var page = Open(context, member);
        Assert.Contains("First milk", page.Find("#field-productLine").TextContent, StringComparison.Ordinal);
        await TypeAsync(page, "field-productLine", "first-milk");
        await page.Find("[data-testid=save]").ClickAsync();
        page.WaitForAssertion(() => Assert.EndsWith($"/members/{member}", context.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));

        await using var stored = Stored();
        var line = await stored.Set<ProductLineRow>().SingleAsync(row => row.Key == "first-milk");
        Assert.Equal(line.Id, (await stored.Set<MemberRow>().SingleAsync(known => known.PublicId == member)).ProductLineId);
        Assert.Contains("first-milk", (await stored.Set<AuditRow>().SingleAsync(entry => entry.SubjectId == member && entry.Action == "member.edit")).Values, StringComparison.Ordinal);
        // Who sees this line alone gives nobody away to another, nor to none
        foreach (var away in new AttributeValue?[] { new AttributeValue.Text("soft-care"), null })
        {
            var edit = new EditedMember(member, [new(new(EntryFieldKind.Column, MemberColumn.ProductLine), new AttributeValue.Text("first-milk"), away)]);
            Assert.Equal(("upsert.product-line", MemberColumn.ProductLine), (Assert.Single(await Edits.SaveAsync(edit, new Scope { ProductLines = [line.Id] }, 1, default)) is var problem ? (problem.Code, problem.Field) : default));
        }
    }

    [Fact]
    public void Open_Nobody_SaysSo()
    {
        using var context = Context();

        Assert.NotNull(context.Open<EditMemberPage>("/members/nobody/edit", p => p.Add(page => page.PublicId, "nobody")).WaitForElement(".empty a[href='/members']"));
    }

    private MemberEdits Edits => host.Services.GetRequiredService<MemberEdits>();

    private static Task TypeAsync(IRenderedComponent<EditMemberPage> page, string field, string text) => page.Find($"#{field}").ChangeAsync(new ChangeEventArgs { Value = text });

    private async Task ChangeAsync(string member, string column, string before, string after) => Assert.Empty(await Edits.SaveAsync(
        new EditedMember(member, [new(new(EntryFieldKind.Column, column), new AttributeValue.Text(before), new AttributeValue.Text(after))]), Scope.Whole, 1, default));

    private async Task<string> AddAsync()
    {
        var id = Interlocked.Increment(ref next);
        await using var stored = Stored();
        var now = TimeProvider.System.GetUtcNow();
        var row = new MemberRow { Id = id, PublicId = PublicId.New(), Slot = 1, Name = "Edith Sample", NameFolded = FoldedText.Of("Edith Sample"), City = "Hangzhou", CreatedAt = now, UpdatedAt = now };
        stored.Add(row);
        await stored.SaveChangesAsync();
        return row.PublicId;
    }

    private static IRenderedComponent<EditMemberPage> Open(BunitContext context, string member)
    {
        var page = context.Open<EditMemberPage>($"/members/{member}/edit", p => p.Add(shown => shown.PublicId, member));
        page.WaitForElement("#field-name:not([disabled])");
        return page;
    }

    private BunitContext Context() => Pages.Over(host, typeof(MemberFormReading), typeof(MemberEdits), typeof(RuntimeSignals));

    private StudioDbContext Stored() => host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContext();
}
