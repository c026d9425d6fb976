using JourneyStudio.Engine.Rules;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Rules;

namespace JourneyStudio.IntegrationTests.Rules;

/// <summary>The list of members, filtered by a rule.</summary>
public sealed class MemberFilterTests
{
    private const string Zone = "Asia/Shanghai";
    private static readonly Rule Everybody = new GroupRule(GroupKind.All, []);
    private static readonly Rule Known = new AttributeRule("city", new Comparison(Operator.IsSet));

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Find_WithRuleScopeTagAndWords_GivesThoseWhoFitAll(Provider provider)
    {
        await using var studio = await OpenAsync(provider);
        var filters = studio.Get<MemberFilters>();

        Assert.Equal([1, 2, 3, 5], await FindAsync(Known, Scope.Whole, "", null));
        Assert.Equal([1, 3], await FindAsync(Known, new Scope { Units = [1] }, "", null));
        Assert.Equal([], await FindAsync(Known, Scope.Nobody, "", null));
        Assert.Equal([2, 3], await FindAsync(Known, Scope.Whole, "", "vip"));
        Assert.Equal([2], await FindAsync(Known, Scope.Whole, "member 2", null));
        Assert.Equal([3], await FindAsync(Known, new Scope { Units = [1] }, "100%_!'\"", "vip"));
        Assert.Equal([], await FindAsync(Everybody, Scope.Whole, "_ember", null));

        // Without a rule the blocked are members too; who is erased or merged, and who works here, is none
        await ExecuteAsync(studio, "update member set state = case id when 4 then 'erased' when 5 then 'merged' else state end");
        Assert.Equal([1, 2, 3, 6], await FindAsync(null, Scope.Whole, "", null));
        Assert.Equal([2, 3], await FindAsync(null, Scope.Whole, "", "vip"));
        Assert.Equal([1, 2, 6], await FindAsync(null, Scope.Whole, "MEMBER", null));
        Assert.Equal([3], await FindAsync(null, new Scope { Units = [1] }, "", "vip"));
        Assert.Equal([2], await FindAsync(null, Scope.Whole, "MEMBER 2", null, whole: true));
        Assert.Equal([], await FindAsync(null, Scope.Whole, "MEMBER", null, whole: true));

        async Task<List<long>> FindAsync(Rule? rule, Scope scope, string search, string? tag, bool whole = false) => [.. (await filters.FindAsync(rule, Zone, scope, search, whole, tag, default)).Members];
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Page_OfWhatWasFound_GoesOnByKeyAndLeavesOutWhoIsGone(Provider provider)
    {
        await using var studio = await OpenAsync(provider);
        var listings = studio.Get<MemberListings>();
        var found = await studio.Get<MemberFilters>().FindAsync(Everybody, Zone, Scope.Whole, "", false, null, default);
        await ExecuteAsync(studio, "update member set state = 'erased' where id in (4, 5)");

        Assert.Equal([6, 3], await PageAsync(Scope.Whole, null));
        Assert.Equal([2, 1], await PageAsync(Scope.Whole, 3));
        Assert.Equal([], await PageAsync(Scope.Whole, 1));
        // Who was taken a branch away meanwhile sees its members no more
        Assert.Equal([3, 1], await PageAsync(new Scope { Units = [1] }, null));

        async Task<List<long>> PageAsync(Scope scope, long? before) => [.. (await listings.PageAsync(scope, found, before, 2, default)).Select(member => member.Id)];
    }

    [Fact]
    public void Last_OfASet_ComesFromTheEnd()
    {
        var set = new MemberSet();
        foreach (var id in new long[] { 1, 63, 64, 65_535, 65_536, 200_000 })
            set.Add(id);

        Assert.Equal([200_000, 65_536, 65_535], set.Last(null, 3));
        Assert.Equal([64, 63, 1], set.Last(65_535, 10));
        Assert.Equal([], set.Last(1, 10));
    }

    /// <summary>1 and 3 in the store; 2 and 3 carry the tag, 2 for a session; 4 has no city, 6 is blocked and has none either.</summary>
    private static async Task<TemporaryStudio> OpenAsync(Provider provider)
    {
        var studio = await TemporaryStudio.OpenAsync(provider);
        await TestMembers.AddAsync(studio, 1, 2, 3, 4, 5, 6);
        await ExecuteAsync(studio, "update member set city = case when id in (4, 6) then null else '上海' end, store_id = case when id in (1, 3) then 1 else 2 end");
        await ExecuteAsync(studio, "update member set name_folded = '100%_!''\"' where id = 3");
        await using var context = studio.Context();
        context.AddRange(new MemberTagRow { MemberId = 2, Tag = "vip", Scope = "s1" }, new MemberTagRow { MemberId = 3, Tag = "vip" });
        await context.SaveChangesAsync();
        return studio;
    }

    private static async Task ExecuteAsync(TemporaryStudio studio, string sql)
    {
        await using var connection = studio.Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
