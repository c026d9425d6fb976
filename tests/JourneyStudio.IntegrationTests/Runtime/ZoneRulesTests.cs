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
}
