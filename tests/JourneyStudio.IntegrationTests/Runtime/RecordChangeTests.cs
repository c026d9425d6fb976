using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Intake;
using JourneyStudio.Engine.Members;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Intake;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Purchases;
using JourneyStudio.Storage.Upserting;

namespace JourneyStudio.IntegrationTests.Runtime;

/// <summary>Changes of members and their records let members in, told in the transaction that makes them.</summary>
public sealed class RecordChangeTests
{
    private static readonly string OnCity = Journeys.Row(("in", "RecordTrigger", """{"record":"member","change":"updated","fields":["city"],"filter":{"property":"old.city","op":"is","value":"Shanghai"}}""", ""));

    [Theory]
    [Trait("Semantics", "trigger.record")]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task MemberUpdated_ByAnEventsEdit_TellsWhichFieldsChanged(Provider provider)
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var member = (await studio.Workspace.AddMembersAsync(1))[0];
        await studio.PublishAsync(OnCity);
        await studio.AdvanceAsync();

        await EditAsync(studio, member, ("city", "Shanghai"));
        await EditAsync(studio, member, ("city", "Shanghai"));
        await EditAsync(studio, member, ("city", "Suzhou"), ("shoe", "38"));
        await studio.AdvanceAsync();

        Assert.Equal("2", studio.Value("select count(*) from event where name = 'member.updated'"));
        Assert.Equal("in:Done", studio.Path(member));
    }

    /// <summary>MISSION B4: the second scope is a field like others.</summary>
    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task MemberUpdated_ByAnotherProductLine_TellsWhichFieldChanged(Provider provider)
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var member = (await studio.Workspace.AddMembersAsync(1))[0];
        await using (var context = studio.Storage.Context())
        {
            context.Add(new ProductLineRow { Key = "first-milk", Names = new("First milk", "初乳奶粉") });
            await context.SaveChangesAsync();
        }
        await studio.PublishAsync(Journeys.Row(("in", "RecordTrigger", """{"record":"member","change":"updated","fields":["productLine"]}""", "")));
        await studio.AdvanceAsync();

        var line = new EntryField(EntryFieldKind.Column, MemberColumn.ProductLine);
        Assert.Empty(await studio.Get<MemberEdits>().SaveAsync(new EditedMember($"p{member.Value}", [new(line, null, new AttributeValue.Text("first-milk"))]), Scope.Whole, 1, default));
        Assert.Empty(await studio.Get<MemberEdits>().SaveAsync(new EditedMember($"p{member.Value}", [new(new(EntryFieldKind.Column, MemberColumn.City), null, new AttributeValue.Text("Suzhou"))]), Scope.Whole, 1, default));
        await studio.AdvanceAsync();

        Assert.Equal("in:Done", studio.Path(member));
        // What the form showed is compared with what the row holds
        Assert.Equal("upsert.edited", Assert.Single(await studio.Get<MemberEdits>().SaveAsync(new EditedMember($"p{member.Value}", [new(line, new AttributeValue.Text("soft-care"), null)]), Scope.Whole, 1, default)).Code);
        Assert.Empty(await studio.Get<MemberEdits>().SaveAsync(new EditedMember($"p{member.Value}", [new(line, new AttributeValue.Text("first-milk"), null)]), Scope.Whole, 1, default));
        Assert.Contains("\"changed\":\"productLine\"", studio.Value("select properties from event where name = 'member.updated' order by id limit 1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MemberUpdated_ThatNobodyListensTo_IsNotKept()
    {
        await using var studio = await RuntimeStudio.OpenAsync();
        var member = (await studio.Workspace.AddMembersAsync(1))[0];
        await studio.PublishAsync(Journeys.Row(("in", "EventTrigger", """{"event":"x"}""", "")));
        await studio.AdvanceAsync();
        await EditAsync(studio, member, ("city", "Shanghai"));
        Assert.Equal("0", studio.Value("select count(*) from event where name = 'member.updated'"));
    }

    [Theory]
    [Trait("Semantics", "trigger.record")]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task MemberInserted_ByIntake_LetsTheNewMemberIn(Provider provider)
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        await studio.PublishAsync(Journeys.Row(("in", "RecordTrigger", """{"record":"member","change":"inserted"}""", "")));
        await studio.AdvanceAsync();
        for (var time = 0; time < 2; time++)
        {
            var told = new IncomingEvent { Source = "test", Key = $"{time}", Member = new MemberReference { ExternalId = "new", CreateUnknown = true }, Name = "visited", At = studio.Clock.Now };
            Assert.IsType<IntakeResult.Stored>(await studio.Get<EventIntake>().AppendAsync(told, default));
        }
        await studio.AdvanceAsync();
        Assert.Equal("1", studio.Value("select count(*) from enrollment"));
    }

    [Fact]
    [Trait("Semantics", "trigger.record")]
    public async Task Records_ChangedInTheInterface_AreToldInTheSameTransaction()
    {
        await using var studio = await RuntimeStudio.OpenAsync();
        var member = (await studio.Workspace.AddMembersAsync(1))[0];
        await studio.PublishAsync(Journeys.Row(("in", "RecordTrigger", """{"record":"order","change":"updated","fields":["status"]}""", "")));
        await studio.PublishAsync(Journeys.Row(("in", "RecordTrigger", """{"record":"child"}""", "")));
        await studio.PublishAsync(Journeys.Row(("in", "TagTrigger", """{"tags":["vip"],"change":"removed"}""", "")));
        await studio.AdvanceAsync();
        await using (var context = studio.Storage.Context())
        {
            context.Add(new OrderRow { Id = 1, PublicId = "o1", MemberId = member.Value, Status = "placed" });
            context.Add(new ChildRow { Id = 1, MemberId = member.Value, Name = "A" });
            context.Add(new MemberTagRow { MemberId = member.Value, Tag = "vip" });
            await SaveAsync(studio, context, 1_000);
            (await context.Set<OrderRow>().FindAsync(1L))!.Status = "paid";
            (await context.Set<OrderRow>().FindAsync(1L))!.Total = 12;
            (await context.Set<MemberRow>().FindAsync(member.Value))!.City = "Suzhou";
            context.Remove((await context.Set<ChildRow>().FindAsync(1L))!);
            context.Remove((await context.Set<MemberTagRow>().FindAsync(member.Value, "vip", ""))!);
            await SaveAsync(studio, context, 1_008);
        }
        await studio.AdvanceAsync();

        Assert.Equal("child.created child.deleted order.updated tag.removed", studio.Value("select group_concat(name, ' ') from (select name from event order by name) as names"));
        Assert.Contains("\"changed\":\"status,total\"", studio.Value("select properties from event where name = 'order.updated'"), StringComparison.Ordinal);
        Assert.Equal("4", studio.Value("select count(*) from enrollment"));
    }

    [Theory]
    [Trait("Semantics", "time.follows")]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task MemberUpdated_ByAnotherSystem_WaitsForTheDateFollow(Provider provider)
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var member = (await studio.Workspace.AddMembersAsync(1))[0];
        await studio.PublishAsync(Journeys.Row(
            ("in", "EventTrigger", """{"event":"go"}""", "Done"),
            ("wait", "WaitUntil", """{"mode":"date","anchor":"attribute","attribute":"due","at":"09:00","whenPast":"exit"}""", "")));
        await studio.AdvanceAsync();
        await WriteAsync(studio, member, new DateOnly(2026, 5, 1));
        await studio.TellAsync(member, "go");
        await studio.AdvanceAsync();

        await WriteAsync(studio, member, new DateOnly(2026, 4, 20));
        await studio.AdvanceAsync();

        Assert.Equal($"{new DateTimeOffset(2026, 4, 20, 1, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds()}", studio.Value("select due from token"));
    }

    private static async Task WriteAsync(RuntimeStudio studio, MemberId member, DateOnly due)
    {
        var entry = new MemberEntry
        {
            Row = 1,
            IdentifiedBy = EntryField.ExternalId,
            Identity = studio.Value($"select external_id from member where id = {member.Value}")!,
            Values = [new EntryValue(new EntryField(EntryFieldKind.Attribute, "due"), new AttributeValue.Date(due))],
        };
        Assert.Equal([EntryResult.Updated], (await studio.Get<MemberUpserts>().WriteAsync([entry], new UpsertRules { Source = "api" }, studio.Clock.Now, default)).Select(outcome => outcome.Result));
    }

    private static async Task SaveAsync(RuntimeStudio studio, JourneyStudio.Storage.StudioDbContext context, long firstId)
    {
        TrackedChanges.Tell(context, studio.Get<ListenedEvents>(), new IdBlock(firstId, TrackedChanges.Most), studio.Clock.Now);
        await context.SaveChangesAsync();
    }

    private static async Task EditAsync(RuntimeStudio studio, MemberId member, params (string Key, string Value)[] attributes)
    {
        var told = new IncomingEvent
        {
            Source = "test",
            Key = Path.GetRandomFileName(),
            Member = new MemberReference { Id = member },
            Name = "profile.edited",
            At = studio.Clock.Now,
            Edit = new MemberEdit { Attributes = attributes.ToDictionary(a => a.Key, AttributeValue? (a) => new AttributeValue.Text(a.Value)) },
        };
        Assert.IsType<IntakeResult.Stored>(await studio.Get<EventIntake>().AppendAsync(told, default));
    }
}
