using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Intake;
using JourneyStudio.Engine.Members;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Intake;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Records;
using JourneyStudio.Storage.Upserting;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.IntegrationTests.Runtime;

public sealed class FormerFactsTestsOnSqlite() : FormerFactsTests(Provider.Sqlite);

public sealed class FormerFactsTestsOnPostgreSql() : FormerFactsTests(Provider.PostgreSql);

/// <summary>What members were called and reached by stays known to the mask, whichever way it changed (decision 0044).</summary>
public abstract class FormerFactsTests(Provider provider)
{
    private static readonly UpsertRules Rules = new() { Source = "test" };

    [Fact]
    public async Task Event_ThatChangesWhoSomebodyIs_KeepsWhatTheyWere()
    {
        await using var studio = await OpenAsync();

        await EditAsync(studio, 1, ("name", "Old Name"), ("phone", "+8613900000001"), ("passport", "E1"), ("height", "170"));
        await EditAsync(studio, 1, ("name", "New Name"), ("phone", null), ("passport", "E2"), ("height", "171"));
        await EditAsync(studio, 1, ("name", "New Name"));

        Assert.Equal(["+8613900000001", "E1", "Old Name"], await FormerAsync(studio, 1));
        Assert.Equal(["Member 1", "Old Name"], (await FactsAsync(studio, 1)).FormerNames.Order());
    }

    [Fact]
    public async Task Address_SeenAtAnotherMember_IsKeptForTheFirst()
    {
        await using var studio = await OpenAsync();

        await ReachAsync(studio, 1, "openid-a");
        await ReachAsync(studio, 1, "openid-b");
        await ReachAsync(studio, 2, "openid-b");

        Assert.Equal(["openid-a", "openid-b"], await FormerAsync(studio, 1));
        Assert.Empty(await FormerAsync(studio, 2));
    }

    [Fact]
    public async Task Upsert_ThatChangesWhoSomebodyIs_KeepsWhatTheyWere()
    {
        await using var studio = await OpenAsync();

        await UpsertAsync(studio, "Old Name", "+8613900000001", "E1", "openid-a");
        await UpsertAsync(studio, "New Name", "+8613900000002", "E2", "openid-b");
        await UpsertAsync(studio, "New Name", "+8613900000002", "E2", "openid-b");

        Assert.Equal(["+8613900000001", "E1", "Old Name", "openid-a"], await FormerAsync(studio, 1));
    }

    [Fact]
    public async Task Record_ChildRenamed_KeepsItsName()
    {
        await using var studio = await OpenAsync();
        foreach (var name in new[] { "Anton", "Berta" })
            await studio.Get<RecordWriter>().WriteAsync([new IncomingRecord.Child(name, null, new DateOnly(2026, 1, 1)) { Key = "c1", Member = new MemberReference { ExternalId = "m1" } }], studio.Clock.Now, default);

        Assert.Equal(["Anton"], await FormerAsync(studio, 1));
        Assert.Equal(["Anton", "Berta"], (await FactsAsync(studio, 1)).Others.Order());
    }

    [Fact]
    public async Task Merge_TwoWithDifferentNames_KnowsTheSurvivorByBoth()
    {
        await using var studio = await OpenAsync();
        await EditAsync(studio, 1, ("name", "Old Name"), ("passport", "E1"));
        await EditAsync(studio, 2, ("name", "Older Name"));
        await EditAsync(studio, 2, ("name", "Other Name"), ("passport", "E2"), ("phone", "+8613900000002"));
        await ReachAsync(studio, 2, "openid-b");

        Assert.Empty((await studio.MergeAsync(new MemberId(1), new MemberId(2))).Problems);

        var facts = await FactsAsync(studio, 1);
        Assert.Empty(new[] { "Old Name", "Older Name", "Other Name" }.Except(facts.FormerNames));
        Assert.Empty(new[] { "m2", "+8613900000002", "openid-b" }.Except(facts.Addresses));
        Assert.Empty(new[] { "E1", "E2" }.Except(facts.Others));
        Assert.Empty(await FormerAsync(studio, 2));
    }

    [Fact]
    public async Task Erase_WhoHadChanged_LeavesNothingOfBefore()
    {
        await using var studio = await OpenAsync();
        await EditAsync(studio, 1, ("name", "Old Name"));
        await EditAsync(studio, 1, ("name", "New Name"));

        await studio.EraseAsync(new MemberId(1));

        Assert.Equal("0", studio.Value("select count(*) from member_former where member_id = 1"));
    }

    private async Task<RuntimeStudio> OpenAsync()
    {
        var studio = await RuntimeStudio.OpenAsync(provider);
        await studio.Workspace.AddMembersAsync(2);
        await using var context = studio.Storage.Context();
        context.Add(new AttributeDefinitionRow { Key = "passport", Names = new LocalText("Passport", "护照"), Type = AttributeTypes.Text, Personal = true });
        context.Add(new AttributeDefinitionRow { Key = "height", Names = new LocalText("Height", "身高"), Type = AttributeTypes.Number });
        await context.SaveChangesAsync();
        return studio;
    }

    private static Task EditAsync(RuntimeStudio studio, long member, params (string Key, string? Value)[] values) =>
        SayAsync(studio, member, new MemberEdit { Attributes = values.ToDictionary(value => value.Key, AttributeValue? (value) => value.Value is { } text ? new AttributeValue.Text(text) : null) });

    private static Task ReachAsync(RuntimeStudio studio, long member, string openId) =>
        SayAsync(studio, member, new MemberEdit { Addresses = new Dictionary<string, string> { [ChannelKeys.WeChatTemplate] = openId } });

    private static async Task SayAsync(RuntimeStudio studio, long member, MemberEdit edit) => Assert.IsType<IntakeResult.Stored>(await studio.Get<EventIntake>().AppendAsync(
        new IncomingEvent { Source = "test", Key = Guid.NewGuid().ToString("n"), Member = new MemberReference { Id = new MemberId(member) }, Name = "profile.told", At = studio.Clock.Now, Edit = edit }, default));

    private static async Task UpsertAsync(RuntimeStudio studio, string name, string phone, string passport, string openId)
    {
        EntryValue[] values =
        [
            new(new(EntryFieldKind.Column, MemberColumn.Name), new AttributeValue.Text(name)), new(EntryField.Phone, new AttributeValue.Text(phone)),
            new(new(EntryFieldKind.Attribute, "passport"), new AttributeValue.Text(passport)), new(new(EntryFieldKind.Address, ChannelKeys.WeChatTemplate), new AttributeValue.Text(openId)),
        ];
        var outcomes = await studio.Get<MemberUpserts>().WriteAsync([new MemberEntry { Row = 1, IdentifiedBy = EntryField.ExternalId, Identity = "m1", Values = values }], Rules, studio.Clock.Now, default);
        Assert.NotEqual(EntryResult.Rejected, outcomes[0].Result);
    }

    private static async Task<PersonalFacts> FactsAsync(RuntimeStudio studio, long member) => (await studio.Get<PersonalReading>().ReadAsync([member], default)).Of(member);

    /// <summary>Without what the tests' members are made with.</summary>
    private static async Task<IReadOnlyList<string>> FormerAsync(RuntimeStudio studio, long member)
    {
        await using var context = studio.Storage.Context();
        var facts = await context.Set<MemberFormerRow>().AsNoTracking().ToListAsync();
        return [.. facts.Where(row => row.MemberId == member && row.Value != $"Member {member}" && row.Value != $"o-{member}").Select(row => row.Value).Order(StringComparer.Ordinal)];
    }
}
