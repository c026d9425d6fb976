using JourneyStudio.Engine.Intake;
using JourneyStudio.Engine.Members;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Clocks;
using JourneyStudio.Runtime.Intake;
using JourneyStudio.Storage.Laws;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Tasks;

namespace JourneyStudio.IntegrationTests.Runtime;

public sealed class StaffTestsOnSqlite() : StaffTests(Provider.Sqlite);

public sealed class StaffTestsOnPostgreSql() : StaffTests(Provider.PostgreSql);

/// <summary>SEMANTICS, "Entry": staff act through rows of their own, and count nowhere.</summary>
public abstract class StaffTests(Provider provider)
{
    private static readonly string Keyword = Journeys.Row(("in", "KeywordTrigger", """{"keywords":["code"],"from":"staff"}""", "Done"), ("wait", "Wait", """{"duration":"P1D"}""", ""));

    [Fact]
    [Trait("Semantics", "entry.staff")]
    [Trait("Semantics", "entry.staff-apart")]
    public async Task Keyword_OfAStaffPerson_LetsThemInAndCountsThemNowhere()
    {
        await using var studio = await OpenAsync();
        await studio.Workspace.AddMembersAsync(2);
        await studio.PublishAsync(Keyword);
        await studio.PublishAsync(Journeys.Row(("in", "ManualTrigger", "{}", "")));
        await studio.AdvanceAsync();

        Assert.IsType<IntakeResult.UnknownMember>(await WriteAsync(studio, new MemberReference { Staff = "nobody", CreateUnknown = true }));
        Assert.IsType<IntakeResult.Stored>(await WriteAsync(studio, new MemberReference { Staff = "lan", CreateUnknown = true }));
        Assert.IsType<IntakeResult.Stored>(await WriteAsync(studio, new MemberReference { Staff = "lan", CreateUnknown = true }));
        await studio.AdvanceAsync();

        Assert.Equal("staff 1", studio.Value("select max(subject_kind) || ' ' || count(*) from enrollment"));
        Assert.Equal("wm-lan", studio.Value("select address from member_address a join member m on m.id = a.member_id where m.staff_id is not null"));
        Assert.Equal(2L, Assert.Single(await studio.Get<ManualStarts>().PreviewAsync("journey-2", default)).Members);
        Assert.Equal(2, await studio.Get<ManualStarts>().StartAsync("journey-2", "in", by: null, default));
        Assert.Equal(2, await studio.Get<MemberListings>().CountAsync(Scope.Whole, default));
        await studio.AdvanceToAsync(RuntimeStudio.Start.AddDays(2));
        Assert.Equal("completed", studio.Value("select state from enrollment where subject_kind = 'staff'"));
        Assert.Empty(await studio.Get<LawChecks>().CheckAsync(studio.Clock.Now, default));
    }

    [Fact]
    [Trait("Semantics", "entry.unbound")]
    public async Task Keyword_FromAnAccount_IsTheirsWhoIsBoundToIt()
    {
        await using var studio = await OpenAsync();
        await studio.PublishAsync(Keyword);
        await studio.AdvanceAsync();
        var account = new MemberReference { OpenId = "o-1", CreateUnknown = true };
        await WriteAsync(studio, account);
        await studio.AdvanceAsync();
        Assert.Equal("in:Unbound", studio.Value("select activity || ':' || port from trace"));

        Assert.False(await studio.Get<StaffBinding>().ConnectAsync("nobody", ChannelKeys.WeChatTemplate, "o-1", studio.Clock.Now, default));
        Assert.True(await studio.Get<StaffBinding>().ConnectAsync("lan", ChannelKeys.WeChatTemplate, "o-1", studio.Clock.Now, default));
        await WriteAsync(studio, account);
        await studio.AdvanceAsync();
        Assert.Equal("staff active", studio.Value("select subject_kind || ' ' || state from enrollment where id = (select max(id) from enrollment)"));

        await studio.Get<TaskHandover>().LeaveAsync("lan", Scope.Whole, default);
        await WriteAsync(studio, account);
        await studio.AdvanceAsync();
        Assert.Equal("member completed", studio.Value("select subject_kind || ' ' || state from enrollment where id = (select max(id) from enrollment)"));
    }

    private async Task<RuntimeStudio> OpenAsync()
    {
        var studio = await RuntimeStudio.OpenAsync(provider);
        await using var context = studio.Storage.Context();
        context.Add(new OrgUnitRow { Id = 5, Key = "store", Kind = "store", Names = new("Store", "店"), Path = "5/" });
        context.Add(new StaffRow { PublicId = "g1", Key = "lan", Names = new("Lan", "兰"), Role = "guide", OrgUnitId = 5, WeComId = "wm-lan", Phone = "+8613900000000" });
        await context.SaveChangesAsync();
        return studio;
    }

    private static async Task<IntakeResult> WriteAsync(RuntimeStudio studio, MemberReference sender) => await studio.Get<EventIntake>().AppendAsync(
        new IncomingEvent
        {
            Source = "test",
            Key = Path.GetRandomFileName(),
            Member = sender,
            Name = "message.received",
            At = studio.Clock.Now,
            Properties = new Dictionary<string, AttributeValue> { ["text"] = new AttributeValue.Text("Code") },
        },
        CancellationToken.None);
}
