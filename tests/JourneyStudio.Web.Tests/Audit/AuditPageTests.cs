using Bunit;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Members;
using JourneyStudio.Web.Features.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Audit;

/// <summary>The audit log as an admin searches it.</summary>
public sealed class AuditPageTests(StudioHost host) : IClassFixture<StudioHost>
{
    private AuditLog Log => host.Services.GetRequiredService<AuditLog>();

    [Fact]
    public async Task Search_ByKindObjectAndText_ShowsWhatFits()
    {
        await Log.NoteAsync("segment.rename", "segment", "plum", new { before = "Plums", after = "梅子" }, null, default);
        await Log.NoteAsync("segment.rename", "segment", "pear", new { before = "Pears", after = "梨" }, null, default);
        using var context = Context();

        Assert.Equal(["plum"], Subjects(Open(context, "?kind=segment&find=梅子")));
        Assert.Equal(["pear"], Subjects(Open(context, "?kind=segment&subject=pear")));
        Assert.NotNull(Open(context, "?kind=segment&find=nothing-like-it").WaitForElement(".empty a[href='/settings/audit']"));
    }

    [Fact]
    public async Task Search_ByDay_GoesByTheReadersClock()
    {
        // 16:30 in London on the 1st is 00:30 in Shanghai on the 2nd
        await AddAsync("first", new DateTimeOffset(2020, 5, 1, 15, 30, 0, TimeSpan.Zero));
        await AddAsync("second", new DateTimeOffset(2020, 5, 1, 16, 30, 0, TimeSpan.Zero));
        using var context = Context();

        Assert.Equal(["second"], Subjects(Open(context, "?from=2020-05-02&to=2020-05-02")));
        Assert.Equal(["first"], Subjects(Open(context, "?from=2020-05-01&to=2020-05-01")));
        Assert.Equal(["second", "first"], Subjects(Open(context, "?from=2020-05-01&to=2020-05-02")));
        // no date at all narrows nothing and breaks nothing
        Assert.NotEmpty(Subjects(Open(context, "?from=9999-12-31&to=not-a-day")));
    }

    [Fact]
    public async Task Details_OfAMember_AreMaskedUntilSomebodyLooksWhichIsNoted()
    {
        await Log.NoteAsync("member.edit", "member", "someone", new { before = new { phone = "+8613800000001", stage = "new" }, after = new { phone = "+8613800000002", stage = "loyal" } }, null, default);
        using var context = Context();
        var page = Open(context, "?kind=member&subject=someone");

        Assert.DoesNotContain("+86138", page.Markup, StringComparison.Ordinal);
        Assert.Contains("loyal", page.Markup, StringComparison.Ordinal);
        await page.WaitForElement("[data-testid=reveal]").ClickAsync();

        page.WaitForAssertion(() => Assert.Equal(["+8613800000001", "+8613800000002"], page.FindAll("dd del, dd ins").Take(2).Select(value => value.TextContent.Split(": ")[1])));
        var noted = (await Log.PageAsync(new AuditFilter { Kind = "audit" }, null, 1, default))[0];
        Assert.Equal(("audit.reveal", "admin"), (noted.Row.Action, noted.Actor));
        Assert.Contains("someone", noted.Row.Values, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_BehindAPage_ShowsEveryEntryOnce()
    {
        for (var number = 0; number < 70; number++)
            await Log.NoteAsync("paging.step", "paging", $"{number:00}", null, default);
        using var context = Context();
        var page = Open(context, "?kind=paging");

        Assert.Equal(50, Subjects(page).Count);
        await page.Find("[data-testid=more]").ClickAsync();

        page.WaitForAssertion(() => Assert.Equal(Enumerable.Range(0, 70).Reverse().Select(number => $"{number:00}"), Subjects(page)));
        Assert.Empty(page.FindAll("[data-testid=more]"));
    }

    [Fact]
    public async Task Page_AMemberErased_TellsNothingOfThemAnyMore()
    {
        await using var stored = Stored();
        var member = await stored.Set<MemberRow>().OrderByDescending(row => row.Id).FirstAsync(row => row.State == "active" && row.StaffId == null);
        await Log.NoteAsync("member.edit", "member", member.PublicId, new { after = new { name = "Gone Sample" } }, null, default);

        Assert.True((await host.Services.GetRequiredService<Runtime.Erasing.MemberErasing>().EraseAsync(member.PublicId, Storage.Organisation.Access.Scope.Whole, 1, default)).IsOk);

        var left = await Log.PageAsync(new AuditFilter { Kind = "member", Subject = member.PublicId }, null, 10, default);
        Assert.Equal(["member.erase", "member.edit"], left.Select(entry => entry.Row.Action));
        Assert.All(left, entry => Assert.Null(entry.Row.Values));
    }

    private async Task AddAsync(string subject, DateTimeOffset at)
    {
        await using var stored = Stored();
        stored.Add(new AuditRow { At = at, Action = "day.test", SubjectKind = "day", SubjectId = subject });
        await stored.SaveChangesAsync();
    }

    private static List<string> Subjects(IRenderedComponent<AuditPage> page)
    {
        page.WaitForState(() => page.FindAll(".entries > li, .empty").Count > 0);
        return [.. page.FindAll(".entries button.link").Select(link => link.TextContent)];
    }

    private static IRenderedComponent<AuditPage> Open(BunitContext context, string query) => context.Open<AuditPage>($"/settings/audit{query}");

    private BunitContext Context() => Pages.Over(host, typeof(AuditLog), typeof(AuditWords), typeof(ContentNaming));

    private StudioDbContext Stored() => host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContext();
}
