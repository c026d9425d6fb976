using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Contact;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Intake;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Members;

namespace JourneyStudio.IntegrationTests.Storage;

public sealed class ContactFactsTestsOnSqlite() : ContactFactsTests(Provider.Sqlite);

public sealed class ContactFactsTestsOnPostgreSql() : ContactFactsTests(Provider.PostgreSql);

/// <summary>What the database knows of a member's messages, acts, consents and suppressed addresses.</summary>
public abstract class ContactFactsTests(Provider provider)
{
    private static readonly DateTimeOffset Now = TestMembers.Now;

    [Fact]
    public async Task Snapshot_Messages_AreThoseRecordedInTheWindowOldestFirst()
    {
        await using var studio = await ReadyAsync();
        var store = studio.Get<IJourneyStore>();
        var lease = await studio.Get<SlotOwnership>().TakeAsync(SlotOwnership.All, Now, default);
        await store.CommitAsync(lease, WorkBatch.Empty, [TestMembers.Enters(1, 10, Now) with { Effects = [Sent(0, Now.AddDays(-1)), Sent(1, Now.AddDays(-9)), Sent(2, Now)] }], default);

        var member = await ReadAsync(studio, new SnapshotNeeds { Messages = TimeSpan.FromDays(8) });

        Assert.Equal(
            [new MessageFact(ChannelKeys.Email, MessageClass.Marketing, new JourneyId(1), Now.AddDays(-1)), new MessageFact(ChannelKeys.Email, MessageClass.Marketing, new JourneyId(1), Now)],
            member.Messages);
        Assert.Empty((await ReadAsync(studio, SnapshotNeeds.None)).Messages);
        Assert.Equal("""{"tag":"vip","has":true}""", studio.Scalar("select still_if from message limit 1"));
    }

    [Fact]
    public async Task Snapshot_LastAct_IsTheMembersOwnAndRouted()
    {
        await using var studio = await ReadyAsync();
        await TestMembers.ActAsync(studio, 5, 1, "order.paid");
        Assert.Null((await ReadAsync(studio, new SnapshotNeeds { Acts = TimeSpan.FromMinutes(15) })).LastAct);
        var lease = await studio.Get<SlotOwnership>().TakeAsync(SlotOwnership.All, Now, default);
        await studio.Get<IJourneyStore>().CommitAsync(lease, WorkBatch.Empty, [new MemberChanges { Member = new MemberId(1), Routed = [5] }], default);

        Assert.Equal(Now, (await ReadAsync(studio, new SnapshotNeeds { Acts = TimeSpan.FromMinutes(15) })).LastAct);
        Assert.Null((await ReadAsync(studio, new SnapshotNeeds { Acts = TimeSpan.FromMinutes(15) }, Now.AddMinutes(16))).LastAct);
    }

    [Fact]
    public async Task Snapshot_AddressOnTheSuppressionList_IsNamedByItsChannel()
    {
        await using var studio = await ReadyAsync();
        await AppendAsync(studio, new MemberEdit
        {
            Attributes = new Dictionary<string, AttributeValue?> { ["phone"] = new AttributeValue.Text("+8613800000000"), ["email"] = new AttributeValue.Text("Yun@Example.com") },
            Addresses = new Dictionary<string, string> { [ChannelKeys.WeChatTemplate] = "o-yun" },
        });
        await using (var context = studio.Context())
        {
            context.AddRange(Suppressed(ChannelKeys.Email, "yun@example.COM"), Suppressed(ChannelKeys.Sms, "+8613800000000"), Suppressed(ChannelKeys.WeChatTemplate, "o-yun"));
            await context.SaveChangesAsync();
        }

        var member = await ReadAsync(studio, new SnapshotNeeds { Addresses = true });

        Assert.All([ChannelKeys.Email, ChannelKeys.Sms, ChannelKeys.WeChatTemplate, ChannelKeys.WeChatText], channel => Assert.Equal("bounced", member.SuppressedOn(channel)));
        Assert.Null(member.SuppressedOn(ChannelKeys.InApp));
    }

    [Fact]
    public async Task Ledger_GrantsAndWithdrawals_KeepEveryTimeWithItsSource()
    {
        await using var studio = await ReadyAsync();
        var consent = new Consent(ChannelKeys.Email, MessagePurpose.Marketing);
        await AppendAsync(studio, new MemberEdit { Granted = [consent] }, "form", Now);
        await AppendAsync(studio, new MemberEdit { Withdrawn = [consent] }, "unsubscribe", Now.AddDays(1));
        await AppendAsync(studio, new MemberEdit { Granted = [consent] }, "api", Now.AddDays(2));
        await AppendAsync(studio, new MemberEdit { Granted = [consent] }, "form", Now.AddDays(3));

        Assert.Equal("+form,-unsubscribe,+api,+form", studio.Scalar("select group_concat((case when granted then '+' else '-' end) || source, ',') from (select * from consent_entry order by at) e"));
        Assert.Equal("api", studio.Scalar("select source from member_consent where granted"));
    }

    [Fact]
    public async Task Ledger_ServiceGrantedByEveryScan_KeepsTheFirst()
    {
        await using var studio = await ReadyAsync();
        var consent = new Consent(ChannelKeys.WeChatTemplate, MessagePurpose.Service);
        foreach (var day in Enumerable.Range(0, 3))
        {
            await using var context = studio.Context();
            await ConsentLedger.SetAsync(context, 1, consent, granted: true, "qr:a", Now.AddDays(day), default);
            await context.SaveChangesAsync();
        }

        Assert.Equal(1L, studio.Scalar("select count(*) from consent_entry"));
    }

    [Fact]
    [Trait("Semantics", "messages.implied")]
    public async Task Consent_FollowingAndScanning_GrantServiceOnThatChannel_MarketingIsNeverImplied()
    {
        await using var studio = await ReadyAsync();
        await AppendAsync(studio, new MemberEdit(), "wechat", Now, "wechat.followed");
        var followed = await ReadAsync(studio, new SnapshotNeeds { Addresses = true });
        Assert.Equal([new Consent(ChannelKeys.WeChatTemplate, MessagePurpose.Service)], followed.Consents);
        Assert.True(followed.Permits(ChannelKeys.WeChatText, MessagePurpose.Service));

        await AppendAsync(studio, new MemberEdit { Granted = [new Consent(ChannelKeys.WeChatTemplate, MessagePurpose.Marketing)] }, "form", Now.AddDays(1));
        await AppendAsync(studio, new MemberEdit(), "wechat", Now.AddDays(2), "wechat.unfollowed");
        Assert.Empty((await ReadAsync(studio, new SnapshotNeeds { Addresses = true })).Consents);
        await AppendAsync(studio, new MemberEdit(), "scan", Now.AddDays(3), "qr.scanned");

        Assert.Equal([new Consent(ChannelKeys.WeChatTemplate, MessagePurpose.Service)], (await ReadAsync(studio, new SnapshotNeeds { Addresses = true })).Consents);
        Assert.Equal(
            "marketing+ form,marketing- wechat.unfollowed,service+ wechat.followed,service- wechat.unfollowed,service+ qr.scanned",
            studio.Scalar("select group_concat(purpose || (case when granted then '+ ' else '- ' end) || source, ',') from (select * from consent_entry order by purpose, at) e"));
    }

    [Fact]
    public async Task Message_AsksForNoMore_SuppressesThePhoneBeforeAnythingElse()
    {
        await using var studio = await ReadyAsync();
        await AppendAsync(studio, new MemberEdit { Attributes = new Dictionary<string, AttributeValue?> { ["phone"] = new AttributeValue.Text("+8613800000000") } });
        await AppendAsync(studio, new MemberEdit(), "sms", Now.AddDays(1), "message.received", ("channel", "sms"), ("text", "多少钱"));
        Assert.Null((await ReadAsync(studio, new SnapshotNeeds { Addresses = true })).SuppressedOn(ChannelKeys.Sms));

        await AppendAsync(studio, new MemberEdit(), "sms", Now.AddDays(2), "message.received", ("channel", "sms"), ("text", " ｔｄ "));

        Assert.Equal(OptOut.Reason, (await ReadAsync(studio, new SnapshotNeeds { Addresses = true })).SuppressedOn(ChannelKeys.Sms));
        Assert.Equal("-sms", studio.Scalar("select group_concat((case when granted then '+' else '-' end) || source, ',') from consent_entry"));
    }

    [Fact]
    public async Task Settings_PolicyAndStop_ComeBackWithTheContent()
    {
        await using var studio = await ReadyAsync();
        var policy = new ContactPolicy
        {
            Caps = [new() { Limit = 1 }, new() { Channel = ChannelKeys.Sms, Limit = 3, Per = "P7D" }],
            QuietHours = [new() { From = "21:00", To = "09:00" }],
        };
        await studio.Get<ContactSettings>().WriteAsync(policy, by: 7, default);
        await studio.Get<ContactSettings>().WriteAsync(new SendingStop { Marketing = true }, by: 7, default);

        var content = await studio.Get<WorkspaceContents>().ReadAsync(default);

        Assert.Equal(policy.Caps.AsEnumerable(), content.Contact.Caps.AsEnumerable());
        Assert.Equal(policy.QuietHours.AsEnumerable(), content.Contact.QuietHours.AsEnumerable());
        Assert.Equal(ChannelWindows.WeChat.AsEnumerable(), content.Contact.Allowances.AsEnumerable());
        Assert.True(content.Stop.Marketing);
        Assert.Equal(2L, studio.Scalar("select count(*) from audit where action = 'setting.change' and actor = 7"));
    }

    private async Task<TemporaryStudio> ReadyAsync()
    {
        var studio = await TemporaryStudio.OpenAsync(provider);
        await TestMembers.AddAsync(studio, 1);
        return studio;
    }

    private static SuppressionRow Suppressed(string channel, string address) =>
        new() { Channel = channel, Address = SuppressionRow.Fold(channel, address), Reason = "bounced", Since = Now };

    private static RecordedEffect Sent(int ordinal, DateTimeOffset at) => TestMessages.Send(1, 10, at) with
    {
        Key = new EffectKey(new EnrollmentId(10), 2, ordinal),
        Effect = new Effect.SendMessage(ChannelKeys.Email, "a@example.com", "offer", MessageClass.Marketing, TestMembers.Enrollment(1, 10).Records, at.AddDays(1))
        {
            StillIf = RuleJson.Parse(System.Text.Json.JsonElement.Parse("""{"tag":"vip"}""")).Value,
        },
    };

    private static async Task AppendAsync(TemporaryStudio studio, MemberEdit edit, string source = "form", DateTimeOffset? at = null, string name = "member.imported", params (string Name, string Value)[] properties) => await studio.Get<EventAppender>().AppendAsync(
        [new IncomingEvent { Source = source, Key = $"{at}", Member = new MemberReference { Id = new MemberId(1) }, Name = name, At = at ?? Now, Edit = edit, Properties = properties.ToDictionary(p => p.Name, AttributeValue (p) => new AttributeValue.Text(p.Value)) }], at ?? Now, default);

    private static async Task<MemberSnapshot> ReadAsync(TemporaryStudio studio, SnapshotNeeds needs, DateTimeOffset? now = null)
    {
        using var links = studio.Get<DatabaseLinks>().Open(cacheKilobytes: 256);
        using var link = await links.UseAsync(default);
        return new SnapshotQuery(link, [1], needs, now ?? Now).Read("Asia/Shanghai")[1];
    }
}
