using System.Text.Json;
using Bunit;
using JourneyStudio.Engine.Members;
using JourneyStudio.Runtime.Tasks;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Tasks;
using JourneyStudio.Storage.Timeline;
using JourneyStudio.Storage.Upserting;
using JourneyStudio.Web.Features.Mailbox;
using JourneyStudio.Web.Features.Members;
using JourneyStudio.Web.Features.Tasks;
using JourneyStudio.Web.Shared.Definitions;
using JourneyStudio.Web.Shared.Parts;
using JourneyStudio.Web.Shared.Traces;
using JourneyStudio.Web.Tests.Touchpoints;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Security;

/// <summary>A page stays open while a member is called otherwise and texts with the new and the old name come in: what it draws then is masked as what it drew first.</summary>
public sealed class LiveMaskTests(StudioHost host) : IClassFixture<StudioHost>
{
    private static readonly string[] Before = ["Ottilie Oldenburg", "+8618600001111"];
    private static readonly string[] After = ["Nanette Neuburg", "+8618600002222"];
    private static long last = 8_800_000;
    private readonly Workspace workspace = new(host);

    [Theory]
    [InlineData("analyst")]
    [InlineData("operator")]
    public async Task Member_RenamedWhileTheirPageIsOpen_IsMaskedInWhatComesIn(string account)
    {
        var member = await MemberAsync();
        using var context = Over(account, typeof(MemberProfiles), typeof(JourneyOverviews), typeof(MemberTimelines), typeof(ContentNaming), typeof(PublishedDefinitions));
        context.Services.AddTransient<TimelineWords>().AddTransient<RecordWords>();
        var page = context.Open<MemberPage>($"/members/{member.PublicId}", parameters => parameters.Add(shown => shown.PublicId, member.PublicId));

        await ChangedAsync(member, page);
    }

    [Theory]
    [InlineData("tester")]
    [InlineData("operator")]
    public async Task Mailbox_OpenWhileAMemberIsRenamed_MasksWhatComesIn(string account)
    {
        var member = await MemberAsync();
        using var context = Over(account, typeof(MailboxReading), typeof(JourneyOverviews), typeof(ContentNaming), typeof(PublishedDefinitions));
        var page = context.Open<MailboxPage>($"/mailbox?member={member.PublicId}");

        await ChangedAsync(member, page);
    }

    [Fact]
    public async Task Tasks_OpenWhileAMemberIsRenamed_MaskWhatComesInForWhoMayNotLook()
    {
        var member = await MemberAsync();
        using var context = Over("supervisor", typeof(TaskListings), typeof(TaskStores), typeof(TaskDesk));
        var page = context.Open<TasksPage>("/tasks?store=harbour");

        await ChangedAsync(member, page);
    }

    private BunitContext Over(string account, params Type[] services)
    {
        var context = Pages.Over(host, services);
        context.SignIn(host, account);
        return context;
    }

    /// <summary>The change comes as programs tell it; then texts that say both names, and the page looks again.</summary>
    private async Task ChangedAsync<T>(MemberRow member, IRenderedComponent<T> page)
        where T : class, IComponent
    {
        page.WaitForAssertion(() =>
        {
            Assert.NotEmpty(page.FindComponents<Refresh>());
            Assert.Empty(page.FindComponents<Skeleton>());
        });
        EntryValue[] values = [new(new(EntryFieldKind.Column, MemberColumn.Name), new AttributeValue.Text(After[0])), new(EntryField.Phone, new AttributeValue.Text(After[1]))];
        await host.Services.GetRequiredService<MemberUpserts>()
            .WriteAsync([new MemberEntry { Row = 1, IdentifiedBy = EntryField.ExternalId, Identity = member.ExternalId!, Values = values }], new UpsertRules { Source = "test" }, Workspace.Now, default);
        await workspace.SaveAsync(context => context.AddRange(Texts(member, $"Fresh: {string.Join(", ", [.. Before, .. After])}")));

        var tick = page.FindComponent<Refresh>().Instance.OnTick;
        await page.InvokeAsync(() => tick.InvokeAsync());

        page.WaitForAssertion(() => Assert.Contains("Fresh: Ottilie O.", page.Markup, StringComparison.Ordinal));
        Assert.All([.. Before, .. After], text => Assert.DoesNotContain(text, page.Markup, StringComparison.Ordinal));
    }

    private async Task<MemberRow> MemberAsync()
    {
        var id = Interlocked.Increment(ref last);
        var store = await workspace.ReadAsync(context => context.Set<Storage.Organisation.OrgUnitRow>().Where(row => row.Key == "harbour").Select(row => row.Id).SingleAsync());
        // one whom the analyst sees, too
        var line = await workspace.ReadAsync(context => context.Set<Storage.Organisation.ProductLineRow>().Where(row => row.Key == "first-milk").Select(row => row.Id).SingleAsync());
        var member = new MemberRow { Id = id, PublicId = PublicId.New(), ExternalId = $"live-{id}", Slot = 1, Name = Before[0], NameFolded = FoldedText.Of(Before[0]), Phone = Before[1], StoreId = store, ProductLineId = line, CreatedAt = Workspace.Now, UpdatedAt = Workspace.Now };
        await workspace.SaveAsync(context => context.Add(member));
        return member;
    }

    private static IEnumerable<object> Texts(MemberRow row, string text)
    {
        var (member, now) = (row.Id, Workspace.Now);
        yield return new EventRow { Id = member, MemberId = member, Slot = 1, Name = "form.submitted", Source = "test", At = now, StoredAt = now, Routed = true, Properties = JsonSerializer.Serialize(new { wish = text }) };
        yield return new MessageRow { Id = member, MemberId = member, EffectKey = $"live:{member}", Channel = ChannelKeys.InApp, Template = "live", Class = "service", Address = "app", State = MessageStates.Sent, Subject = text, BodyText = text, RecordedAt = now, SentAt = now, UpdatedAt = now };
        yield return new GuideTaskRow { Id = member, PublicId = PublicId.New(), MemberId = member, EffectKey = $"live:{member}", Activity = "ask", Purpose = "live", Kind = "phone", Title = text, Script = text, Outcomes = """["Well"]""", StoreId = row.StoreId, CreatedAt = now, Due = now.AddMinutes(-1), State = TaskStates.Open };
    }
}
