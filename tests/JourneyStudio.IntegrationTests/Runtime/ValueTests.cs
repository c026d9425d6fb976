using JourneyStudio.IntegrationTests.Storage;

namespace JourneyStudio.IntegrationTests.Runtime;

public sealed class ValueTestsOnSqlite() : ValueTests(Provider.Sqlite);

public sealed class ValueTestsOnPostgreSql() : ValueTests(Provider.PostgreSql);

/// <summary>What an enrollment remembers, on the database: read again for every turn, kept with messages, taken along in a merge.</summary>
public abstract class ValueTests(Provider provider)
{
    private static readonly string Remembers = Journeys.Row(
        ("start", "EventTrigger", """{"event":"test.start"}""", "Done"),
        ("set", "SetValue", """{"key":"total","change":"event","property":"total"}""", "Done"),
        ("count", "SetValue", """{"key":"rounds","change":"add","value":"1"}""", "Done"),
        ("send", "SendWeChatTemplate", """{"template":"signup-form","stillIf":{"attribute":"journey.total","op":"is","value":"120"}}""", "Done"),
        ("wait", "WaitForEvent", """{"event":"order.paid","timeout":"P9D"}""", "Happened"),
        ("again", "SetValue", """{"key":"rounds","change":"add","value":"1"}""", "Done"),
        ("ask", "Condition", """{"rule":{"all":[{"attribute":"journey.rounds","op":"atLeast","value":2},{"attribute":"journey.total","op":"is","value":120}]}}""", ""));

    [Fact]
    [Trait("Semantics", "values.stored")]
    [Trait("Semantics", "values.messages")]
    [Trait("Semantics", "merging.merge")]
    public async Task Values_OverTurnsMessagesAndAMerge_AreWhatWasRemembered()
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        await studio.Workspace.AddClubAsync();
        await studio.PublishAsync(Remembers);
        var members = await studio.Workspace.AddMembersAsync(2);
        await studio.TellAsync(members[0], "test.start", properties: [("session", Workspace.Session), ("total", "120")]);
        await studio.AdvanceAsync();
        await studio.DispatchAsync();

        Assert.Equal("sent", studio.Value("select state from message"));
        Assert.Equal("""{"rounds":1,"total":"120"}""", studio.Value("select \"values\" from enrollment"));
        Assert.Empty((await studio.MergeAsync(members[1], members[0])).Problems);
        await studio.TellAsync(members[1], "order.paid");
        await studio.AdvanceAsync();

        Assert.Equal("start:Done set:Done count:Done send:Done wait:Happened again:Done ask:Yes", studio.Path(members[1]));
        await MergingTests.LawsAsync(studio);
    }
}
