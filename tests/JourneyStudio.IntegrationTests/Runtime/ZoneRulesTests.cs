using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Clocks;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Settings;

namespace JourneyStudio.IntegrationTests.Runtime;

/// <summary>SEMANTICS, "Time": intent is stored; if zone rules change, waits are recomputed.</summary>
public sealed class ZoneRulesTests
{
    [Theory]
    [Trait("Semantics", "time.zone-rules")]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task ZoneRules_WhenTheyChange_WaitsInLocalTimeResolveAgain(Provider provider)
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var member = (await studio.Workspace.AddMembersAsync(1))[0];
        await using (var context = studio.Storage.Context())
        {
            (await context.Set<MemberRow>().FindAsync(member.Value))!.TimeZone = "Asia/Shanghai";
            await context.SaveChangesAsync();
        }
        await studio.PublishAsync(Journeys.Row(("in", "EventTrigger", """{"event":"go"}""", "Done"), ("wait", "WaitUntil", """{"mode":"time","at":"18:00"}""", "")));
        await studio.TellAsync(member, "go");
        await studio.AdvanceAsync();
        Assert.Equal(0, await studio.Get<ZoneRules>().RunAsync(default));

        // As if the wait had been resolved, and the rules noted down, by other data
        await using (var context = studio.Storage.Context())
        {
            (await context.Set<SettingRow>().FindAsync("zones.rules"))!.Value = """{"Asia/Shanghai":"other"}""";
            context.Set<JourneyStudio.Storage.Execution.TokenRow>().Single().Due = RuntimeStudio.Start.AddHours(20);
            await context.SaveChangesAsync();
        }
        Assert.Equal(1, await studio.Get<ZoneRules>().RunAsync(default));
        await studio.AdvanceAsync();

        Assert.Equal(RuntimeStudio.Start.AddHours(9).ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture), studio.Value("select due from token"));
        Assert.Equal(0, await studio.Get<ZoneRules>().RunAsync(default));
    }

    [Theory]
    [Trait("Semantics", "time.zone")]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Zone_OfAMember_IsTheirsElseTheStoresElseTheWorkspaces(Provider provider)
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        var members = await studio.Workspace.AddMembersAsync(3);
        await studio.Get<JourneyStudio.Storage.Content.WorkspaceContents>().WriteAsync(new() { Zone = "Europe/Berlin" }, default);
        await using (var context = studio.Storage.Context())
        {
            context.Add(new JourneyStudio.Storage.Organisation.OrgUnitRow { Id = 5, Key = "store", Kind = "store", Names = new("Store", "店"), Path = "5/", TimeZone = "America/New_York" });
            foreach (var member in members[..2])
                (await context.Set<JourneyStudio.Storage.Members.MemberRow>().FindAsync(member.Value))!.StoreId = 5;
            (await context.Set<JourneyStudio.Storage.Members.MemberRow>().FindAsync(members[0].Value))!.TimeZone = "Asia/Tokyo";
            await context.SaveChangesAsync();
        }
        await studio.PublishAsync(Journeys.Row(("in", "EventTrigger", """{"event":"go"}""", "Done"), ("wait", "WaitUntil", """{"mode":"time","at":"22:00"}""", "")));
        foreach (var member in members)
            await studio.TellAsync(member, "go");
        await studio.AdvanceAsync();

        // The studio starts at 1:00 UTC on 1 April 2026
        string[] due = [.. members.Select(member => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(studio.Value($"select due from token where member_id = {member.Value}")!)).ToString("HH:mm"))];
        Assert.Equal(["13:00", "02:00", "20:00"], due);
    }
}
